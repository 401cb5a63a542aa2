package dev.isomer.web.resource.content;

import dev.isomer.catalog.Contents;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.content.CorruptContentException;
import dev.isomer.catalog.model.CidRecord;
import dev.isomer.catalog.text.TextRules;
import dev.isomer.storage.model.Bytes;
import dev.isomer.web.page.Times;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a list says of one piece of content.
 *
 * @param type what it looks like; empty when its bytes were not looked at
 * @param createdAt when it was stored; empty when it is not
 * @param preview the beginning of a text on one line; empty for what is none
 * @param problem why it cannot be read; empty when it can
 */
record ContentFacts(
        Cid cid, Contents.Place place, String type, Optional<Instant> createdAt, String preview, String problem) {
    /** Of longer content a list tells what its identifier says, and does not read it. */
    static final int READ_LIMIT_BYTES = 128 * 1024;

    /** The names of {@link #document()}. */
    static final List<String> FIELDS = List.of("cid", "size", "place", "type", "created_at", "preview", "problem");

    private static final int PREVIEW_BYTES = 400;
    private static final int PREVIEW_CODE_POINTS = 90;

    /** The facts of content that has been read. */
    static ContentFacts of(Cid cid, Contents.Place place, Bytes content, Optional<Instant> createdAt) {
        String type = ContentGuess.type(content);
        return new ContentFacts(cid, place, type, createdAt, preview(type, content), "");
    }

    /** As {@link #of(Cid, Contents.Place, Bytes, Optional)}, of a record as {@link Contents#get} gives it. */
    static ContentFacts of(Cid cid, Contents.Place place, CidRecord record) {
        boolean stored = place == Contents.Place.STORED;
        return of(cid, place, record.fileData(), stored ? Optional.of(record.createdAt()) : Optional.empty());
    }

    /** The facts of content that is there, read if it is short. */
    static ContentFacts read(Contents contents, Cid cid, Contents.Place place) {
        if (cid.contentLength() > READ_LIMIT_BYTES) {
            return unread(cid, place, contents.storedAt(cid), "");
        }
        try {
            return contents.get(cid)
                    .map(content -> of(cid, place, content))
                    .orElseGet(() -> unread(cid, place, Optional.empty(), "It is no longer there."));
        } catch (CorruptContentException corrupt) {
            return unread(cid, place, Optional.empty(), corrupt.reason());
        }
    }

    private static ContentFacts unread(Cid cid, Contents.Place place, Optional<Instant> createdAt, String problem) {
        return new ContentFacts(cid, place, "", createdAt, "", problem);
    }

    private static String preview(String type, Bytes content) {
        if (type.equals(ContentTypes.UNKNOWN)
                || ContentGuess.isPicture(type)
                || type.matches("application/(pdf|g?zip)")) {
            return "";
        }
        String head = ContentGuess.head(content, PREVIEW_BYTES);
        // What was cut within a character shows as a replacement at the end.
        String whole = content.length() > PREVIEW_BYTES ? head.replaceFirst("\uFFFD$", "") : head;
        String line = whole.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return TextRules.length(line) <= PREVIEW_CODE_POINTS ? line : TextRules.cut(line, PREVIEW_CODE_POINTS) + "…";
    }

    /** Where it is, as JSON says it. */
    static String word(Contents.Place place) {
        return place.name().toLowerCase(Locale.ROOT);
    }

    /** As JSON. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("cid", cid.toString());
        document.put("size", cid.contentLength());
        document.put("place", word(place));
        document.put("type", type.isEmpty() ? null : type);
        document.put("created_at", createdAt.map(Times::precise).orElse(null));
        document.put("preview", preview);
        document.put("problem", problem.isEmpty() ? null : problem);
        return document;
    }
}
