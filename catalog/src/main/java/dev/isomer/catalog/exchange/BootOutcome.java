package dev.isomer.catalog.exchange;

import dev.isomer.catalog.cid.Cid;
import java.time.Instant;
import java.util.List;

/** What came of starting a store from a document. */
public sealed interface BootOutcome {
    /**
     * The document was imported, and the store remembers it.
     *
     * @param report what it did
     */
    record Imported(ImportReport report) implements BootOutcome {}

    /**
     * The store booted from this document before; it is left as it is.
     *
     * @param cid the document
     * @param at when it was imported
     */
    record Remembered(Cid cid, Instant at) implements BootOutcome {}

    /**
     * The document cannot be imported, and nothing was.
     *
     * @param refusals every reason
     */
    record Refused(List<ImportRefusal> refusals) implements BootOutcome {}

    /**
     * The document would replace what people changed, and nothing was imported. With the permission to overwrite it
     * would be.
     *
     * @param report what it would do
     * @param edited what it would replace: kind and name, as in {@code server echo}
     */
    record WouldReplaceEdits(ImportReport report, List<String> edited) implements BootOutcome {}
}
