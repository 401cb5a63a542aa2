package dev.isomer.web.page;

import java.util.List;

/**
 * What the page to export on shows.
 *
 * @param cid the document that was just exported; empty when there is none
 * @param sizeBytes its size
 * @param wouldBeBytes how large the document that was asked about would be; 0 when none was
 * @param warnings what an import of that one will refuse
 */
public record ExportPage(List<Choice> choices, String cid, long sizeBytes, long wouldBeBytes, List<String> warnings)
        implements Page {
    /** A kind to export, how many there are, and whether it is usual to. */
    public record Choice(String kind, long count, boolean usual) {}

    /** The size of the exported document, or of the one asked about, in words. */
    public String size() {
        return Sizes.text(cid.isEmpty() ? wouldBeBytes : sizeBytes);
    }

    @Override
    public String template() {
        return "export.jte";
    }
}
