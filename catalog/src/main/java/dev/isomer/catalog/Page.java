package dev.isomer.catalog;

import java.util.List;
import java.util.OptionalInt;

/**
 * A numbered page of a list.
 *
 * @param page its number, the first being 1
 * @param perPage how many items a full page has
 * @param total how many items there are on all pages
 * @param items those of this page
 */
public record Page<E>(int page, int perPage, long total, List<E> items) {
    /** How many pages there are; 0 for no items. */
    public long pages() {
        return (total + perPage - 1) / perPage;
    }

    /** The number of the page before, which may be past the end as well. */
    public OptionalInt previous() {
        return page > 1 ? OptionalInt.of(page - 1) : OptionalInt.empty();
    }

    /** The number of the page after. */
    public OptionalInt next() {
        return page < pages() ? OptionalInt.of(page + 1) : OptionalInt.empty();
    }
}
