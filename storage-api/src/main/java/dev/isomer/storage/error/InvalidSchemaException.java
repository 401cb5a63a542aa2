package dev.isomer.storage.error;

import java.util.List;

/** An entity type or a schema breaks the rules that every engine needs; lists every problem. */
public final class InvalidSchemaException extends OpenException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** {@code subject} is the record or schema, {@code problems} is not empty. */
    public InvalidSchemaException(String subject, List<String> problems) {
        super("Correct " + subject + ": " + String.join("; ", problems) + ".", null);
        this.problems = List.copyOf(problems);
    }

    /** Every problem found, in declared order. */
    public List<String> problems() {
        return problems;
    }
}
