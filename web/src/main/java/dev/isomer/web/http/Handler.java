package dev.isomer.web.http;

/** Answers requests. Called by many threads at once; may block. */
@FunctionalInterface
public interface Handler {
    /**
     * Answers one request.
     *
     * @throws HttpException for an answer that is a problem; anything else thrown is answered 500
     */
    Response handle(Request request);

    /**
     * How long the body of a request for this address may be, in bytes. Asked before the body is read, so it must not
     * block; what wraps another handler passes the question on.
     *
     * @param usualBytes the answer where an address has no limit of its own
     */
    default int bodyLimitBytes(Method method, Target target, int usualBytes) {
        return usualBytes;
    }

    /**
     * Whether this request, which has no body, is answered with little work and without waiting for anything, so that
     * the thread that reads requests may do it. Asked on that thread; what wraps another handler passes the question
     * on.
     */
    default boolean isQuick(Request request) {
        return false;
    }
}
