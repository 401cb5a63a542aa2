package dev.isomer.storage.error;

import java.util.List;

/** The store was made for another schema, which is not just narrower than the program's; it is left untouched. */
public final class SchemaMismatchException extends OpenException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> differences;
    private final boolean storeNewer;

    /**
     * {@code differences} is not empty; {@code storeNewer} tells that the store has all that the program has, and more.
     */
    public SchemaMismatchException(String store, List<String> differences, boolean storeNewer) {
        super(
                (storeNewer
                                ? "The schema of " + store + " is newer than the program's: "
                                : "The schema of " + store + " differs from the program's: ")
                        + String.join("; ", differences)
                        + (storeNewer
                                ? ". Open it with the program that is as new as the store."
                                : ". Open it with a program of its schema, or migrate its rows to a new store."),
                null);
        this.differences = List.copyOf(differences);
        this.storeNewer = storeNewer;
    }

    /** Every difference, in the order of the recorded schema. */
    public List<String> differences() {
        return differences;
    }

    /** Whether the program is older than the store: the store has all that the program has, and more. */
    public boolean isStoreNewer() {
        return storeNewer;
    }
}
