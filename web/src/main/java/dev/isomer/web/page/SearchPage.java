package dev.isomer.web.page;

import java.util.List;

/**
 * What a search shows.
 *
 * @param query what was searched for; empty for nothing yet
 * @param isCut whether not all text was searched
 */
public record SearchPage(String query, List<Group> groups, boolean isCut) implements Page {
    /**
     * What was found of one kind.
     *
     * @param key the kind as in addresses
     * @param isSearched whether the kind is searched at all
     * @param count how many were found; the first of them are shown
     */
    public record Group(String key, String title, boolean isSearched, long count, List<Item> items) {}

    /** One thing that was found, with the places in its texts. */
    public record Item(String address, Highlight name, List<Detail> details) {}

    /** A place in a text. */
    public record Detail(String label, Highlight excerpt) {}

    /** How many things of all kinds were found. */
    public long total() {
        return groups.stream().mapToLong(Group::count).sum();
    }

    @Override
    public String template() {
        return "search.jte";
    }
}
