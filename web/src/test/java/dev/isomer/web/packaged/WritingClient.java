package dev.isomer.web.packaged;

import dev.isomer.web.http.RawAnswer;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A client that saves and deletes entities of its own by one server, until it is told to stop or its connection breaks,
 * and keeps what it was answered.
 */
final class WritingClient {
    private static final int SAVED_FOR_EACH_DELETED = 3;
    private static final long MOST_SECONDS = 120;
    private static final int UNANSWERED = 0;

    private final String name;
    private final int port;
    private final Thread thread = new Thread(this::run, "client");
    private final Semaphore done = new Semaphore(0);
    private final Map<String, Outcome> outcomes = new TreeMap<>();
    private volatile boolean mustEnd;
    private volatile @Nullable IllegalStateException failure;

    /** What is known of an entity. */
    enum Outcome {
        THERE,
        GONE,
        /** Nobody answered, or that it cannot be known. */
        EITHER
    }

    WritingClient(String name, int port) {
        this.name = name;
        this.port = port;
        thread.start();
    }

    private void run() {
        try {
            for (int number = 1; !mustEnd; number++) {
                String target = "/servers/" + name + "-" + number;
                change("PUT", target, Outcome.GONE, Outcome.THERE);
                if (number % SAVED_FOR_EACH_DELETED == 0 && outcomes.get(target) == Outcome.THERE) {
                    change("DELETE", target, Outcome.THERE, Outcome.GONE);
                }
            }
        } catch (UncheckedIOException killed) {
            // What was under way remains unknown.
            mustEnd = true;
        } catch (IllegalStateException wrong) {
            failure = wrong;
        }
    }

    private void change(String method, String target, Outcome before, Outcome after) {
        outcomes.put(target, Outcome.EITHER);
        String body = method.equals("PUT") ? "{\"definition\":\"" + target + "\"}" : "";
        int status = answer(method, target, body);
        switch (status) {
            case 201, 204 -> {
                outcomes.put(target, after);
                done.release();
            }
            case 503 -> outcomes.put(target, before);
            case UNANSWERED, 500 -> outcomes.put(target, Outcome.EITHER);
            default -> throw new IllegalStateException(method + " " + target + " was answered " + status + ".");
        }
    }

    /** The status of the answer, or {@link #UNANSWERED} if none came in time. */
    private int answer(String method, String target, String body) {
        try {
            return RawAnswer.to(port, RawAnswer.request(method, target, port, body, "Content-Type: application/json"))
                    .status();
        } catch (UncheckedIOException failed) {
            if (failed.getCause() instanceof SocketTimeoutException) {
                return UNANSWERED;
            }
            throw failed;
        }
    }

    /** Waits until so many more changes were acknowledged. */
    void awaitMore(int more) {
        done.drainPermits();
        try {
            if (!done.tryAcquire(more, MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(name + " is not answered as it should be: " + outcomes);
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Ends it, and tells what it knows by target. */
    Map<String, Outcome> end() {
        mustEnd = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        IllegalStateException wrong = failure;
        if (wrong != null) {
            throw wrong;
        }
        return outcomes;
    }
}
