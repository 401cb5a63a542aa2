package dev.isomer.storage.conformance.history;

/**
 * What came of a statement.
 *
 * @param result what it returned, or a {@link Refusal}, or what else was thrown, as text
 * @param message the refusal's sentence; empty where there is none, and of the model, which makes none
 */
record Answer(Object result, String message) {
    boolean isRefusal() {
        return result instanceof Refusal;
    }

    /** Whether a program could not tell the two apart. */
    boolean isLike(Answer other) {
        boolean bothHaveMessages = !message.isEmpty() && !other.message.isEmpty();
        return result.equals(other.result) && (!bothHaveMessages || message.equals(other.message));
    }

    @Override
    public String toString() {
        return message.isEmpty() ? result.toString() : result + " (" + message + ")";
    }
}
