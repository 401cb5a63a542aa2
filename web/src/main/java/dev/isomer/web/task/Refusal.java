package dev.isomer.web.task;

import dev.isomer.web.command.ExitCode;

/** What was asked for cannot be done; nothing was changed. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    /** {@code message} is a sentence that says what to do. */
    Refusal(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    ExitCode code() {
        return code;
    }
}
