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
}
