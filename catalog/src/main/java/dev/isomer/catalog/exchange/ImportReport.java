package dev.isomer.catalog.exchange;

import java.util.List;

/**
 * What became of a document. Either all of it was imported, or nothing.
 *
 * @param imported whether it was
 * @param sections by kind, for the sections that the document has and that could be read
 * @param contents how many pieces of content it brings along
 * @param historyEvents how many events of change history it brings along
 * @param refusals every reason against importing it; empty when there is none
 * @param warnings what is left out, or will not work as written, without keeping the rest from being imported
 */
public record ImportReport(
        boolean imported,
        List<SectionReport> sections,
        int contents,
        int historyEvents,
        List<ImportRefusal> refusals,
        List<String> warnings) {
    /** How many entities the document has in a section. */
    public int count(String section) {
        return sections.stream()
                .filter(report -> report.section().equals(section))
                .mapToInt(SectionReport::count)
                .sum();
    }
}
