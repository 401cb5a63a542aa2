package dev.isomer.catalog.exchange;

import java.util.List;

/**
 * What an import does, or would do, to one kind of entity.
 *
 * @param section the kind in the plural, as documents name it
 * @param created the names of those that are new, in the document's order
 * @param changed the names of those that get another definition or switch
 * @param unchanged the names of those that are so already
 */
public record SectionReport(String section, List<String> created, List<String> changed, List<String> unchanged) {
    /** How many entities the document has of this kind. */
    public int count() {
        return created.size() + changed.size() + unchanged.size();
    }

    /** The numbers, as in {@code servers: 2 created, 1 changed, 0 unchanged}. */
    public String summary() {
        return section + ": " + created.size() + " created, " + changed.size() + " changed, " + unchanged.size()
                + " unchanged";
    }
}
