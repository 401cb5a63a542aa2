package dev.isomer.web.resource.content;

import dev.isomer.catalog.Contents;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.storage.model.Bytes;
import dev.isomer.web.json.Json;
import dev.isomer.web.page.ContentPage;
import dev.isomer.web.page.ContentsPage;
import dev.isomer.web.page.Sizes;
import dev.isomer.web.page.Times;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What the pages of content show, as ready texts. */
final class ContentViews {
    /** Longer texts are not edited in a page. */
    static final int EDIT_LIMIT_BYTES = 1024 * 1024;

    private static final int SHOWN_TEXT_BYTES = 64 * 1024;
    private static final int SHOWN_HEX_BYTES = 1024;
    private static final int HEX_LINE_BYTES = 16;

    private ContentViews() {}

    /** A line of the list. */
    static ContentsPage.Row row(ContentFacts facts) {
        return new ContentsPage.Row(
                facts.cid().toString(),
                Sizes.text(facts.cid().contentLength()),
                facts.place() == Contents.Place.STORED ? "stored" : "file",
                facts.type(),
                facts.problem().isEmpty() ? facts.preview() : facts.problem(),
                facts.createdAt().map(Times::precise).orElse(""),
                facts.createdAt().map(Times::brief).orElse(""));
    }

    /** The page of content that could be read. */
    static ContentPage page(
            ContentFacts facts, Bytes content, List<Referrers.Referrer> referrers, List<EntityInteraction> history) {
        String type = facts.type();
        boolean isText = Utf8.isValid(content);
        boolean isPicture = ContentGuess.isPicture(type);
        int shownBytes = isText ? SHOWN_TEXT_BYTES : SHOWN_HEX_BYTES;
        String shown = isPicture ? "" : isText ? text(type, content) : hex(content);
        return new ContentPage(
                facts.cid().toString(),
                Sizes.text(facts.cid().contentLength()),
                facts.cid().contentLength(),
                words(facts.place()),
                type,
                facts.createdAt().map(Times::precise).orElse(""),
                facts.createdAt().map(Times::brief).orElse(""),
                isPicture ? "/" + facts.cid() + "." + ContentGuess.extension(type) : "",
                shown,
                !isPicture && content.length() > shownBytes ? Sizes.text(shownBytes) : "",
                links(facts.cid(), type, isText),
                referrers.stream()
                        .map(one -> new ContentPage.Referrer(
                                one.kind(), "/" + one.plural() + "/" + one.name(), one.name(), one.isItsDefinition()))
                        .toList(),
                history.stream().map(ContentViews::event).toList(),
                facts.place() == Contents.Place.STORED,
                isText && content.length() <= EDIT_LIMIT_BYTES ? content.toUtf8() : null);
    }

    private static ContentPage.Event event(EntityInteraction done) {
        String message = done.message();
        return new ContentPage.Event(
                done.action(),
                message == null ? "" : message,
                Times.precise(done.createdAt()),
                Times.brief(done.createdAt()));
    }

    private static String words(Contents.Place place) {
        return switch (place) {
            case LITERAL -> "in its own identifier, which needs no room";
            case STORED -> "in the store";
            case DIRECTORY -> "in the content directory, which is only ever read";
        };
    }

    private static List<ContentPage.Link> links(Cid cid, String type, boolean isText) {
        String extension = ContentGuess.extension(type);
        List<ContentPage.Link> links = new ArrayList<>();
        links.add(new ContentPage.Link("as it is", "/" + cid));
        if (!extension.isEmpty()) {
            links.add(new ContentPage.Link("as ." + extension, "/" + cid + "." + extension));
        }
        if (isText && !extension.equals("txt")) {
            links.add(new ContentPage.Link("as .txt", "/" + cid + ".txt"));
        }
        String short20 = cid.toString().substring(0, Math.min(20, cid.toString().length()));
        links.add(new ContentPage.Link(
                "download", "/" + cid + "." + short20 + "." + (extension.isEmpty() ? "bin" : extension)));
        return links;
    }

    private static String text(String type, Bytes content) {
        if (type.equals(ContentGuess.JSON)) {
            String pretty = Json.pretty(Json.read(content.toByteArray()));
            return pretty.length() > SHOWN_TEXT_BYTES ? pretty.substring(0, SHOWN_TEXT_BYTES) : pretty;
        }
        return ContentGuess.head(content, SHOWN_TEXT_BYTES);
    }

    /** Lines of an offset, sixteen bytes, and their ASCII. */
    private static String hex(Bytes content) {
        byte[] bytes = ContentGuess.bytes(content, SHOWN_HEX_BYTES);
        HexFormat format = HexFormat.ofDelimiter(" ");
        StringBuilder lines = new StringBuilder();
        for (int at = 0; at < bytes.length; at += HEX_LINE_BYTES) {
            int to = Math.min(bytes.length, at + HEX_LINE_BYTES);
            String codes = format.formatHex(bytes, at, to);
            lines.append(HexFormat.of().toHexDigits(at))
                    .append("  ")
                    .append(codes)
                    .append(" ".repeat(3 * HEX_LINE_BYTES - 1 - codes.length()))
                    .append("  ");
            for (int i = at; i < to; i++) {
                lines.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
            }
            lines.append('\n');
        }
        return lines.toString();
    }
}
