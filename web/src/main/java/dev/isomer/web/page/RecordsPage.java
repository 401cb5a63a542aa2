package dev.isomer.web.page;

import java.util.List;

/**
 * What a list of recorded things shows.
 *
 * @param path its address
 * @param title what they are
 * @param purpose what is recorded there and how the first one comes to be, in a sentence or two
 * @param matching how many there are on all pages
 * @param isFiltered whether only some are asked for
 * @param nextAddress the page after this one; empty on the last
 * @param isLaterPage whether there is a page before this one
 */
public record RecordsPage(
        String path,
        String title,
        String purpose,
        List<Filter> filters,
        RecordTable table,
        long matching,
        boolean isFiltered,
        String nextAddress,
        boolean isLaterPage)
        implements Page {
    /** A field of the form that chooses some of the records, with what it holds. */
    public record Filter(String name, String label, String value) {}

    @Override
    public String template() {
        return "records.jte";
    }
}
