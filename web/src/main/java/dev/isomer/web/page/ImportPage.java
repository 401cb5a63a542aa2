package dev.isomer.web.page;

import dev.isomer.catalog.exchange.ImportRefusal;
import dev.isomer.catalog.exchange.ImportReport;
import dev.isomer.catalog.exchange.SectionReport;
import java.util.ArrayList;
import java.util.List;

/**
 * What the page to import on shows.
 *
 * @param cid the document's identifier, where it is named
 * @param document the document, where it was sent
 * @param message why it is imported
 * @param entries what would be done with each entry
 * @param refusals every reason against it
 * @param warnings what will not work as written
 * @param summary what else it brings along
 * @param done what an import did, in lines; empty when none was made
 */
public record ImportPage(
        String cid,
        String document,
        String message,
        List<Entry> entries,
        List<ImportRefusal> refusals,
        List<String> warnings,
        String summary,
        List<String> done)
        implements Page {
    /** One entry of the document. */
    public record Entry(String section, String name, String effect) {}

    /** The page before anything was sent. */
    public static ImportPage empty(String cid, List<String> done) {
        return new ImportPage(cid, "", "", List.of(), List.of(), List.of(), "", done);
    }

    /** The page of a document that was looked at, or refused. */
    public static ImportPage of(ImportReport report, String document, String cid, String message) {
        List<Entry> entries = new ArrayList<>();
        for (SectionReport section : report.sections()) {
            add(section.section(), section.created(), "new", entries);
            add(section.section(), section.changed(), "changed", entries);
            add(section.section(), section.unchanged(), "unchanged", entries);
        }
        String summary = report.contents() + " pieces of content and " + report.historyEvents() + " events of history";
        return new ImportPage(
                cid, document, message, entries, report.refusals(), report.warnings(), summary, List.of());
    }

    private static void add(String section, List<String> names, String effect, List<Entry> entries) {
        names.forEach(name -> entries.add(new Entry(section, name, effect)));
    }

    /** Whether a document was looked at. */
    public boolean hasReport() {
        return !summary.isEmpty();
    }

    @Override
    public String template() {
        return "import.jte";
    }
}
