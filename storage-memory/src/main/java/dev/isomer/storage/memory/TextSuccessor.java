package dev.isomer.storage.memory;

import org.jspecify.annotations.Nullable;

/** The end of all texts that begin alike. */
final class TextSuccessor {
    private TextSuccessor() {}

    /** The least text after all that begin with {@code prefix}, by code point, or null if there is none. */
    static @Nullable String of(String prefix) {
        int end = prefix.length();
        while (end > 0) {
            int last = prefix.codePointBefore(end);
            int start = end - Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                return prefix.substring(0, start) + Character.toString(last + 1);
            }
            end = start;
        }
        return null;
    }
}
