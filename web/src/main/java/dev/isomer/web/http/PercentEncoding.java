package dev.isomer.web.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Percent-encoding of RFC 3986, strict in both directions: what cannot be decoded exactly is refused, never guessed.
 */
public final class PercentEncoding {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private PercentEncoding() {}

    /**
     * Decodes one path segment.
     *
     * @throws HttpException 400 on a stray {@code %}, bytes that are not UTF-8, or a control character
     */
    public static String decodeSegment(String raw) {
        if (isPlain(raw)) {
            return raw;
        }
        String text = decode(raw, false);
        if (text.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            throw HttpException.badRequest("The address holds a control character; leave it out.");
        }
        return text;
    }

    /**
     * Decodes a name or value of a query or a form, where {@code +} is a blank.
     *
     * @throws HttpException 400 on a stray {@code %} or bytes that are not UTF-8
     */
    public static String decodeField(String raw) {
        return isPlain(raw) ? raw : decode(raw, true);
    }

    /** Whether a text, decoded, is the text itself. */
    private static boolean isPlain(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c <= 0x20 || c >= 0x7f || c == '%' || c == '+') {
                return false;
            }
        }
        return true;
    }

    /** Encodes every byte but the unreserved ones, so that the result may stand in a path segment or a query. */
    public static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    private static String decode(String raw, boolean plusIsBlank) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                if (i + 2 >= raw.length()
                        || !HexFormat.isHexDigit(raw.charAt(i + 1))
                        || !HexFormat.isHexDigit(raw.charAt(i + 2))) {
                    throw HttpException.badRequest("A % must be followed by two hexadecimal digits; write % as %25.");
                }
                bytes.write(HexFormat.fromHexDigits(raw, i + 1, i + 3));
                i += 2;
            } else if (c == '+' && plusIsBlank) {
                bytes.write(' ');
            } else if (c > 0x20 && c < 0x7f) {
                bytes.write(c);
            } else {
                throw HttpException.badRequest("Percent-encode everything that is not printable ASCII.");
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw HttpException.badRequest("Percent-encoded bytes must be UTF-8.");
        }
    }
}
