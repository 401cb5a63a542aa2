package dev.isomer.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one piece of content shows.
 *
 * @param size in words
 * @param place where it is, in words
 * @param type what it looks like
 * @param picture the address of the picture that it is; empty when it is none
 * @param shown its text, indented where it is JSON, or its bytes in hexadecimal
 * @param cutAt how much of it is shown, in words; empty when all is
 * @param isStored whether it can be deleted
 * @param text the text to edit; null when it is none, or too long for a page
 */
public record ContentPage(
        String cid,
        String size,
        long sizeBytes,
        String place,
        String type,
        String preciseTime,
        String briefTime,
        String picture,
        String shown,
        String cutAt,
        List<Link> links,
        List<Referrer> referrers,
        List<Event> history,
        boolean isStored,
        @Nullable String text)
        implements Page {
    private static final int TITLE_CHARACTERS = 22;

    /** A way to look at the content itself. */
    public record Link(String words, String address) {}

    /** Who speaks of it. */
    public record Referrer(String kind, String address, String name, boolean isItsDefinition) {}

    /** What was done with it. */
    public record Event(String action, String message, String preciseTime, String briefTime) {}

    /** The beginning of the identifier. */
    public String title() {
        return cid.length() <= TITLE_CHARACTERS ? cid : cid.substring(0, TITLE_CHARACTERS) + "…";
    }

    /** Whether aliases or servers name it, which can follow an edit. */
    public boolean canRepoint() {
        return referrers.stream()
                .anyMatch(one -> !one.isItsDefinition() && !one.kind().equals("variable"));
    }

    @Override
    public String template() {
        return "content.jte";
    }
}
