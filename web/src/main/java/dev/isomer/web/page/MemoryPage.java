package dev.isomer.web.page;

import java.util.List;

/**
 * What the page about the store's size shows.
 *
 * @param rows the types, the largest first
 * @param usedBytes −1 where the engine does not count
 * @param limitBytes −1 where the engine does not count
 * @param deleted how many rows were just deleted, or empty
 * @param of which ones
 */
public record MemoryPage(List<Row> rows, long usedBytes, long limitBytes, String deleted, String of) implements Page {

    /**
     * One type.
     *
     * @param bytes −1 where the engine does not count
     * @param address the list of its rows, or empty
     * @param records what it is called where its rows are deleted by age, or empty
     */
    public record Row(String type, long rows, long bytes, String address, String records) {
        /** The name in words. */
        public String title() {
            return type.replace('_', ' ');
        }

        /** What it takes, in words. */
        public String size() {
            return Sizes.text(bytes);
        }
    }

    /** Whether the engine counts bytes. */
    public boolean isCounted() {
        return limitBytes >= 0;
    }

    /** Memory used, in words. */
    public String used() {
        return Sizes.text(usedBytes) + " of " + Sizes.text(limitBytes);
    }

    @Override
    public String template() {
        return "memory.jte";
    }
}
