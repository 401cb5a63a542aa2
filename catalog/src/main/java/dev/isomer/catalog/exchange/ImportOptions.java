package dev.isomer.catalog.exchange;

/**
 * How to import a document.
 *
 * @param passphrase what its secrets were encrypted with; empty when it has none
 * @param changeMessage why it is imported, in the person's words; may be empty
 * @param dryRun whether only to say what would be done
 */
public record ImportOptions(String passphrase, String changeMessage, boolean dryRun) {
    /** No passphrase, no message, and really imported. */
    public static final ImportOptions PLAIN = new ImportOptions("", "", false);

    /** All but the passphrase. */
    @Override
    public String toString() {
        return "ImportOptions[changeMessage=" + changeMessage + ", dryRun=" + dryRun + "]";
    }
}
