package dev.isomer.web.page;

import java.util.List;

/**
 * What the list of contents shows.
 *
 * @param count how many there are in all, stored or in the content directory
 * @param isLaterPage whether there is a page before this one
 * @param nextAddress the page after this one; empty on the last
 */
public record ContentsPage(
        List<Row> rows,
        long count,
        long storedCount,
        String prefix,
        boolean newestFirst,
        boolean isLaterPage,
        String nextAddress)
        implements Page {
    private static final int LABEL_CHARACTERS = 22;

    /**
     * One line of the table.
     *
     * @param place {@code stored} or {@code file}
     * @param type what it looks like; empty when it was not looked at
     * @param preview its beginning, or what is wrong with it
     */
    public record Row(
            String cid, String size, String place, String type, String preview, String preciseTime, String briefTime) {
        /** The beginning of the identifier. */
        public String label() {
            return cid.length() <= LABEL_CHARACTERS ? cid : cid.substring(0, LABEL_CHARACTERS) + "…";
        }
    }

    @Override
    public String template() {
        return "contents.jte";
    }
}
