package dev.isomer.web.page;

import java.util.Locale;

/** Sizes in words. */
public final class Sizes {
    private static final long KIBIBYTE = 1024;
    private static final long MEBIBYTE = KIBIBYTE * 1024;

    private Sizes() {}

    /** As in {@code 12.3 MiB} or {@code 4 KiB}; whole numbers without a fraction. */
    public static String text(long bytes) {
        return bytes < MEBIBYTE ? plain((double) bytes / KIBIBYTE) + " KiB" : plain((double) bytes / MEBIBYTE) + " MiB";
    }

    private static String plain(double number) {
        String text = String.format(Locale.ROOT, "%.1f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
