package dev.isomer.storage.error;

import java.util.List;

/** The store was made for another schema; it is left untouched. */
public final class SchemaMismatchException extends OpenException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> differences;

    /** {@code differences} is not empty. */
    public SchemaMismatchException(String store, List<String> differences) {
        super(
                "The schema of " + store + " differs from the program's: " + String.join("; ", differences)
                        + ". Open it with the program that made it, or move its rows to a new store.",
                null);
        this.differences = List.copyOf(differences);
    }

    /** Every difference, the stored side first. */
    public List<String> differences() {
        return differences;
    }
}
