package dev.isomer.storage.error;

import java.util.List;
import java.util.stream.Collectors;

/** A row or a literal holds values outside their domain; raised before any engine sees them. */
public final class InvalidValueException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final String entityType;
    private final transient List<ValueProblem> problems;

    /** Made by the façade; {@code problems} is not empty and in declared order. */
    public InvalidValueException(String entityType, List<ValueProblem> problems) {
        super("Correct these values of " + entityType + ": "
                + problems.stream().map(ValueProblem::toString).collect(Collectors.joining("; ")) + ".");
        this.entityType = entityType;
        this.problems = List.copyOf(problems);
    }

    /** The stored name of the entity type. */
    public String entityType() {
        return entityType;
    }

    /** Each attribute with the reason, in declared order. */
    public List<ValueProblem> problems() {
        return problems;
    }
}
