package dev.isomer.storage.jdbc.server;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Looks for passwords where none may be. */
final class Secrets {
    private Secrets() {}

    /** Neither the error, nor its causes, nor what they suppressed, say it. */
    static void assertNone(Throwable failure, String secret) {
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all, true));
        assertFalse(all.toString().contains(secret), () -> "The password is in: " + all);
    }
}
