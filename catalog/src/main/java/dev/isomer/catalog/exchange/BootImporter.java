package dev.isomer.catalog.exchange;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.content.CorruptContentException;
import dev.isomer.catalog.model.BootedDocument;
import dev.isomer.catalog.model.CidRecord;
import dev.isomer.storage.model.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Starts a store from a document that is content of the catalog. A store remembers the documents that it booted from,
 * so that starting again leaves alone what people have changed since.
 *
 * <p>What a boot wrote is known by its time: every row that a boot writes is updated at the very instant that the boot
 * is remembered by, and no two changes have the same. A row with any other time was written by a person.
 */
public final class BootImporter {
    private final Catalog catalog;
    private final DocumentImporter importer;

    /** A boot of the given catalog, which imports as {@code importer} does. */
    public BootImporter(Catalog catalog, DocumentImporter importer) {
        this.catalog = catalog;
        this.importer = importer;
    }

    /**
     * Imports the document unless the store booted from it before.
     *
     * @param document the document's identifier, as people write it
     * @param passphrase what its secrets were encrypted with; empty when it has none
     * @param overwrite whether it may replace what people changed
     * @throws dev.isomer.storage.error.MemoryLimitExceededException when it does not fit; nothing is imported
     */
    public BootOutcome boot(String document, String passphrase, boolean overwrite) {
        Optional<Cid> cid = Cid.tryParse(document);
        if (cid.isEmpty()) {
            return refused("\"" + document + "\" is not a CID; give the CID of an export document.");
        }
        return catalog.write(tx -> boot(tx, cid.get(), new ImportKeys(passphrase), overwrite));
    }

    private BootOutcome boot(CatalogTransaction tx, Cid cid, ImportKeys keys, boolean overwrite) {
        Optional<BootedDocument> known = tx.bootedDocuments().find(BootedDocument.CID, cid.toString());
        if (known.isPresent()) {
            return new BootOutcome.Remembered(cid, known.get().importedAt());
        }
        Optional<Bytes> document;
        try {
            document = tx.contents().get(cid).map(CidRecord::fileData);
        } catch (CorruptContentException e) {
            return refused(e.getMessage());
        }
        if (document.isEmpty()) {
            return refused("The document " + cid + " is neither stored here nor in the content directory.");
        }
        ImportPlan plan = importer.plan(document.get(), tx, keys);
        if (!plan.refusals().isEmpty()) {
            return new BootOutcome.Refused(plan.refusals());
        }
        List<SectionReport> sections = plan.sections(tx);
        List<String> edited = edited(plan, tx);
        if (!edited.isEmpty() && !overwrite) {
            return new BootOutcome.WouldReplaceEdits(DocumentImporter.report(plan, sections, false), edited);
        }
        Instant at = tx.clock().next();
        DocumentImporter.apply(plan, sections, tx, at, "boot", cid, "");
        tx.bootedDocuments().insert(new BootedDocument(0, cid.toString(), at));
        return new BootOutcome.Imported(DocumentImporter.report(plan, sections, true));
    }

    private static BootOutcome refused(String reason) {
        return new BootOutcome.Refused(List.of(new ImportRefusal("document", "", reason)));
    }

    /** What the plan would change although a person wrote it. */
    private static List<String> edited(ImportPlan plan, CatalogTransaction tx) {
        Set<Instant> boots = tx.bootedDocuments().list().stream()
                .map(BootedDocument::importedAt)
                .collect(Collectors.toSet());
        List<String> edited = new ArrayList<>();
        for (List<EntityEntry<?>> entries : plan.entries().values()) {
            for (EntityEntry<?> entry : entries) {
                boolean isEdit = entry.existing(tx)
                        .map(row -> !boots.contains(row.updatedAt()))
                        .orElse(false);
                if (isEdit && entry.effect(tx) == EntityEntry.Effect.CHANGED) {
                    edited.add(entry.kind().singular() + " " + entry.name());
                }
            }
        }
        return edited;
    }
}
