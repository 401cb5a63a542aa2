package dev.isomer.web.http;

/** Hears of each request when its answer is out. Called on many threads, and never blocks. */
@FunctionalInterface
public interface RequestMeter {
    /** Hears nothing. */
    RequestMeter NONE = (method, status, nanos) -> {};

    /**
     * A request was answered.
     *
     * @param method as it was sent, so it may be any word
     * @param nanos from when its header had arrived to when its answer was out
     */
    void answered(String method, int status, long nanos);
}
