package dev.isomer.web.resource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A value that is nowhere else, to be looked for in all that the application says: as it is, and in every form that
 * software may have brought it into.
 */
record Canary(String text) {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int LENGTH = 32;
    private static final int PART = 10;

    /** One of 32 characters, among them one that JSON, HTML and URLs each write in another way. */
    static Canary of(Random random) {
        StringBuilder text = new StringBuilder();
        while (text.length() < LENGTH) {
            text.append(text.length() == LENGTH / 2 ? '"' : LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new Canary(text.toString());
    }

    /** Whether any form of it is there. */
    boolean isIn(String output) {
        return forms().stream().anyMatch(output::contains);
    }

    /** As it is and in part, backwards, escaped for JSON, HTML and URLs, in hexadecimal, in base64 at each offset. */
    List<String> forms() {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(bytes);
        List<String> forms = new ArrayList<>(List.of(
                text,
                text.substring(0, PART),
                text.substring(LENGTH - PART),
                new StringBuilder(text).reverse().toString(),
                text.replace("\"", "\\\""),
                text.replace("\"", "&#34;"),
                URLEncoder.encode(text, StandardCharsets.UTF_8),
                hex,
                hex.toUpperCase(Locale.ROOT)));
        for (int offset = 0; offset < 3; offset++) {
            forms.add(base64(bytes, offset));
            forms.add(base64(bytes, offset).replace('+', '-').replace('/', '_'));
        }
        return forms;
    }

    /** The part of the base64 text that only these bytes decide, when they begin at this offset of three. */
    private static String base64(byte[] bytes, int offset) {
        byte[] shifted = new byte[offset + bytes.length];
        System.arraycopy(bytes, 0, shifted, offset, bytes.length);
        String whole = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int certain = shifted.length / 3 * 4;
        return whole.substring(offset == 0 ? 0 : 4, certain);
    }
}
