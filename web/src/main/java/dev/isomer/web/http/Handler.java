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
}
