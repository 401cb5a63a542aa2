package dev.isomer.web.page;

import java.util.List;

/**
 * What the history of page views shows.
 *
 * @param from the earliest time asked for, as it was written
 * @param to the latest time asked for, as it was written
 * @param dropped how many views were not kept since the start
 * @param popular the most viewed paths, the first first
 * @param nextAddress the page after this one; empty on the last
 * @param isLaterPage whether there is a page before this one
 */
public record HistoryPage(
        String from,
        String to,
        long total,
        long uniquePaths,
        long dropped,
        List<Popular> popular,
        HistoryChart chart,
        RecordTable table,
        String nextAddress,
        boolean isLaterPage)
        implements Page {
    /** A path with how often it was viewed, and that as a share of the first one's, from 0 to 100. */
    public record Popular(String path, String address, long count, long percent) {}

    /** Whether only a time is asked for. */
    public boolean isFiltered() {
        return !from.isBlank() || !to.isBlank();
    }

    @Override
    public String template() {
        return "history.jte";
    }
}
