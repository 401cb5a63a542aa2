package dev.isomer.web.http;

import java.util.function.Supplier;

/**
 * How a server answers.
 *
 * @param limits what clients may take of it
 * @param gate decides which requests go on
 * @param meter hears of each answer
 * @param requestIds gives each request that brings none a name
 */
public record HttpOptions(Limits limits, Gate gate, RequestMeter meter, Supplier<String> requestIds) {
    /** With every request going on, and nobody hearing of it. */
    public static HttpOptions of(Limits limits, Supplier<String> requestIds) {
        return new HttpOptions(limits, Gate.OPEN, RequestMeter.NONE, requestIds);
    }
}
