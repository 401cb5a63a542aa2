package dev.isomer.web.http;

import java.time.Duration;

/**
 * What one client, and all of them together, may take of the server.
 *
 * @param bodyBytes a request's body, where its address has no limit of its own
 * @param bodiesBytes all bodies held in memory at once
 * @param headerBytes a request's header, its target included
 * @param headers header fields of a request
 * @param connections open connections
 * @param requests requests under way at once; more are answered 503
 * @param workers threads that run handlers
 * @param headerTime from the first byte of a request to the end of its header
 * @param bodyTime from the end of the header to the end of the body, or to the next {@code bodyBytes} of a longer one
 * @param readTime how long a client may send nothing while it is read from
 * @param writeTime how long a client may take nothing while it is written to
 * @param idleTime how long a connection may stay open between requests; best no longer than {@code headerTime}, for the
 *     server has one timer for both, which it takes back and sets anew for each request where the second is shorter
 */
public record Limits(
        int bodyBytes,
        long bodiesBytes,
        int headerBytes,
        int headers,
        int connections,
        int requests,
        int workers,
        Duration headerTime,
        Duration bodyTime,
        Duration readTime,
        Duration writeTime,
        Duration idleTime) {

    /** The limits that the application runs with. */
    public static Limits standard() {
        return new Limits(
                8 * 1024 * 1024,
                72L * 1024 * 1024,
                32 * 1024,
                100,
                512,
                272,
                16,
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10));
    }

    /** These limits with another one for a request's body and for all of them. */
    public Limits withBodies(int newBodyBytes, long newBodiesBytes) {
        return new Limits(
                newBodyBytes,
                newBodiesBytes,
                headerBytes,
                headers,
                connections,
                requests,
                workers,
                headerTime,
                bodyTime,
                readTime,
                writeTime,
                idleTime);
    }

    /** These limits with another time for a request's body. */
    public Limits withBodyTime(Duration newBodyTime) {
        return new Limits(
                bodyBytes,
                bodiesBytes,
                headerBytes,
                headers,
                connections,
                requests,
                workers,
                headerTime,
                newBodyTime,
                readTime,
                writeTime,
                idleTime);
    }

    /** These limits with another number of requests under way at once. */
    public Limits withRequests(int newRequests) {
        return new Limits(
                bodyBytes,
                bodiesBytes,
                headerBytes,
                headers,
                connections,
                newRequests,
                workers,
                headerTime,
                bodyTime,
                readTime,
                writeTime,
                idleTime);
    }

    /** These limits with another time that a client may take nothing. */
    public Limits withWriteTime(Duration newWriteTime) {
        return new Limits(
                bodyBytes,
                bodiesBytes,
                headerBytes,
                headers,
                connections,
                requests,
                workers,
                headerTime,
                bodyTime,
                readTime,
                newWriteTime,
                idleTime);
    }
}
