package dev.isomer.web.page;

import java.util.Locale;

/** Sizes in words. */
public final class Sizes {
    private static final double MEBIBYTE = 1024 * 1024;

    private Sizes() {}

    /** As in {@code 12.3 MiB}; whole numbers without a fraction. */
    public static String mebibytes(long bytes) {
        double size = bytes / MEBIBYTE;
        String text = String.format(Locale.ROOT, "%.1f", size);
        return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + " MiB";
    }
}
