package dev.isomer.catalog.cid;

import dev.isomer.catalog.text.TextRules;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What can be said of a text that may be the name of some content, before or without reading it as one. */
public final class CidText {
    static final int PROBABLE_LENGTH = 6;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /** By character, {@link #sixBits}. */
    private static final byte[] SIX_BITS = new byte[128];

    static {
        Arrays.fill(SIX_BITS, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            SIX_BITS[ALPHABET.charAt(i)] = (byte) i;
        }
    }

    private CidText() {}

    /** The text without white space around it and slashes before it; empty when null or when a slash is left inside. */
    public static String normalise(@Nullable String text) {
        String component = stripped(text);
        return component.indexOf('/') >= 0 ? "" : component;
    }

    /** The text without white space around it and slashes before it; null gives the empty text. */
    public static String stripped(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String trimmed = TextRules.trim(text);
        int start = 0;
        while (start < trimmed.length() && trimmed.charAt(start) == '/') {
            start++;
        }
        return trimmed.substring(start);
    }

    /**
     * True when the normalised text could be a name or the beginning of one: six or more characters of the alphabet.
     */
    public static boolean isProbable(@Nullable String text) {
        return hasAlphabetLength(normalise(text), PROBABLE_LENGTH);
    }

    /** True when the normalised text could be a whole name: eight or more characters of the alphabet. */
    public static boolean isStrictCandidate(@Nullable String text) {
        return hasAlphabetLength(normalise(text), Cid.PREFIX_LENGTH);
    }

    static boolean hasAlphabetLength(String component, int atLeast) {
        return component.length() >= atLeast && isAlphabet(component);
    }

    static boolean isAlphabet(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (sixBits(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** What a character of base64url stands for, or a negative number when it is none. */
    private static int sixBits(char c) {
        return c < SIX_BITS.length ? SIX_BITS[c] : -1;
    }

    /** Says in what a normalised text fails to be a name; null when it is one. */
    static @Nullable String problem(String name) {
        if (name.isEmpty()) {
            return "it is empty, or has a slash inside";
        }
        if (!isAlphabet(name)) {
            return "only letters A to Z, a to z, digits, \"-\" and \"_\" may appear, and no extension";
        }
        if (name.length() < Cid.PREFIX_LENGTH || name.length() > Cid.MAX_LENGTH) {
            return "it has " + name.length() + " characters, not " + Cid.PREFIX_LENGTH + " to " + Cid.MAX_LENGTH;
        }
        long stated = statedLength(name);
        String payload = name.substring(Cid.PREFIX_LENGTH);
        long payloadBytes = stated <= Cid.LITERAL_LIMIT_BYTES ? stated : Cid.DIGEST_BYTES;
        if (payload.length() != (payloadBytes * 4 + 2) / 3) {
            return "it states a content of " + stated + " bytes, so " + (payloadBytes * 4 + 2) / 3
                    + " characters must follow the first " + Cid.PREFIX_LENGTH + ", not " + payload.length();
        }
        return hasUnusedBits(payload) ? "its last character has bits set that carry no content" : null;
    }

    private static boolean hasUnusedBits(String payload) {
        int unusedBits = (payload.length() * 6) % 8;
        return !payload.isEmpty() && (sixBits(payload.charAt(payload.length() - 1)) & (1 << unusedBits) - 1) != 0;
    }

    /** The length in bytes that the first eight characters of a name state. */
    static long statedLength(String name) {
        long length = 0;
        for (int i = 0; i < Cid.PREFIX_LENGTH; i++) {
            length = length << 6 | sixBits(name.charAt(i));
        }
        return length;
    }
}
