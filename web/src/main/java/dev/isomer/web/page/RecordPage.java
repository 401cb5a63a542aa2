package dev.isomer.web.page;

import java.util.List;

/**
 * What the page of one recorded thing shows.
 *
 * @param listAddress the list that it is in
 * @param listTitle what that list is called
 * @param hasContent whether a content was recorded that may be shown
 * @param note what to say in place of the content; empty for nothing
 */
public record RecordPage(
        String listAddress,
        String listTitle,
        String title,
        List<Fact> facts,
        boolean hasContent,
        String content,
        String note)
        implements Page {
    /** One fact with what it is called. */
    public record Fact(String label, RecordTable.Cell value) {}

    @Override
    public String template() {
        return "record.jte";
    }
}
