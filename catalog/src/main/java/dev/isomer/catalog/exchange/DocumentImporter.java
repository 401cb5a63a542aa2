package dev.isomer.catalog.exchange;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.InteractionRequest;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.storage.model.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Imports export documents: all of a document in one transaction, or nothing of it and every reason why. Safe for many
 * threads.
 */
public final class DocumentImporter {
    /** The type of the interaction that an import is recorded as; its name is {@code json}, or {@code boot}. */
    public static final String INTERACTION_TYPE = "import";

    private final Catalog catalog;
    private final Predicate<String> isFixedPath;

    /**
     * An importer into a catalog.
     *
     * @param isFixedPath true for the paths that the application answers itself, which aliases never get to
     */
    public DocumentImporter(Catalog catalog, Predicate<String> isFixedPath) {
        this.catalog = catalog;
        this.isFixedPath = isFixedPath;
    }

    /**
     * Imports a document, and records that as an interaction.
     *
     * @throws dev.isomer.storage.error.MemoryLimitExceededException when it does not fit; nothing is imported
     */
    public ImportReport run(Bytes document, ImportOptions options) {
        ImportKeys keys = new ImportKeys(options.passphrase());
        if (options.dryRun() || !options.passphrase().isEmpty()) {
            // Also where it is to be imported: keys take long to make, and others must not wait for them to write.
            ImportReport report = catalog.read(tx -> {
                ImportPlan plan = plan(document, tx, keys);
                return report(plan, plan.sections(tx), false);
            });
            if (options.dryRun() || !report.refusals().isEmpty()) {
                return report;
            }
        }
        return catalog.write(tx -> {
            ImportPlan plan = plan(document, tx, keys);
            List<SectionReport> sections = plan.sections(tx);
            boolean imported = plan.refusals().isEmpty();
            ImportReport report = report(plan, sections, imported);
            if (imported) {
                apply(plan, sections, tx, tx.clock().next(), "json", Cid.of(document), options.changeMessage());
            }
            return report;
        });
    }

    ImportPlan plan(Bytes document, CatalogTransaction tx, ImportKeys keys) {
        return ImportPlan.of(document, tx, keys, isFixedPath);
    }

    /** Does what the plan says and records it, with what it did to each kind in the lines after the first. */
    static void apply(
            ImportPlan plan,
            List<SectionReport> sections,
            CatalogTransaction tx,
            Instant at,
            String how,
            Cid document,
            String message) {
        plan.apply(tx, at);
        StringBuilder content = new StringBuilder("Document " + document);
        sections.forEach(section -> content.append('\n').append(section.summary()));
        tx.interactions().record(InteractionRequest.now(INTERACTION_TYPE, how, "save", message, content.toString()));
    }

    static ImportReport report(ImportPlan plan, List<SectionReport> sections, boolean imported) {
        return new ImportReport(
                imported, sections, plan.contents().size(), plan.history().size(), plan.refusals(), plan.warnings());
    }
}
