package dev.isomer.catalog.secret;

import java.util.Base64;
import java.util.Optional;

/** Bytes as text: base64url without padding, of which each has one form only. */
public final class SealedBytes {
    private SealedBytes() {}

    /** The text of the bytes. */
    public static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The bytes of a text; empty when it is not the text of any, so that a text changed anywhere is noticed. */
    public static Optional<byte[]> bytes(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return text(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
