package dev.isomer.web.http;

/** Cuts of texts that came from outside before they stand in a message. */
public final class Texts {
    private static final int CODE_POINT_LIMIT = 64;

    private Texts() {}

    /** The first {@value #CODE_POINT_LIMIT} code points, with an ellipsis when something was cut. */
    public static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= CODE_POINT_LIMIT) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, CODE_POINT_LIMIT)) + "…";
    }
}
