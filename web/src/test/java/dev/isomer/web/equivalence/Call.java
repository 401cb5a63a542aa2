package dev.isomer.web.equivalence;

import java.util.List;

/**
 * One request of a script. In its target and header fields {@link #TAG} stands for the entity tag that was answered
 * last at this path, and {@link #NEXT} for the last address of a next page.
 */
record Call(String method, String target, List<String> headers, String body) {
    static final String TAG = "$TAG";
    static final String NEXT = "$NEXT";

    @Override
    public String toString() {
        return method + " " + target + " " + headers + (body.isEmpty() ? "" : " " + body);
    }
}
