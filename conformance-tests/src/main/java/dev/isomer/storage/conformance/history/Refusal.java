package dev.isomer.storage.conformance.history;

import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.error.MissingEntityException;
import dev.isomer.storage.error.ReferenceViolationException;
import dev.isomer.storage.error.RefusedException;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.error.ValueProblem;
import java.util.List;

/**
 * A refused statement, by what a program can tell of it.
 *
 * @param kind the error's class
 * @param entityType the stored name, empty where the error has none
 * @param attributes those that it names
 * @param value as shown, empty where the error has none
 */
public record Refusal(String kind, String entityType, List<String> attributes, String value) {
    /** The facts of an error. */
    public static Refusal of(RefusedException error) {
        String kind = error.getClass().getSimpleName();
        if (error instanceof InvalidValueException invalid) {
            List<String> attributes =
                    invalid.problems().stream().map(ValueProblem::attribute).toList();
            return new Refusal(kind, invalid.entityType(), attributes, "");
        } else if (error instanceof MissingEntityException missing) {
            return new Refusal(kind, missing.entityType(), List.of(), Long.toString(missing.id()));
        } else if (error instanceof UniqueViolationException unique) {
            return new Refusal(kind, unique.entityType(), unique.attributes(), unique.value());
        } else if (error instanceof ReferenceViolationException reference) {
            return new Refusal(kind, reference.entityType(), reference.attributes(), reference.value());
        }
        return new Refusal(kind, "", List.of(), "");
    }

    /** What the model throws where a store throws the error. */
    static final class ModelException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Refusal refusal;

        ModelException(Class<? extends RefusedException> kind, String entityType, List<String> names, String value) {
            super(null, null, false, false);
            this.refusal = new Refusal(kind.getSimpleName(), entityType, List.copyOf(names), value);
        }

        Refusal refusal() {
            return refusal;
        }
    }
}
