package dev.isomer.catalog.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.cid.CidText;
import dev.isomer.catalog.content.CorruptContentException;
import dev.isomer.catalog.model.CidRecord;
import dev.isomer.storage.model.Bytes;
import java.util.Map;
import java.util.Optional;

/** A document that is being imported, with all content that it may refer to. */
final class ImportSource {
    private final JsonNode document;
    private final Map<Cid, Bytes> values;
    private final CatalogTransaction catalog;
    private final JsonReading json;
    private final ImportNotes notes;

    ImportSource(JsonNode document, CatalogTransaction catalog, JsonReading json, ImportNotes notes) {
        this.document = document;
        this.values = CidValues.read(document, notes);
        this.catalog = catalog;
        this.json = json;
        this.notes = notes;
    }

    JsonNode document() {
        return document;
    }

    CatalogTransaction catalog() {
        return catalog;
    }

    ImportNotes notes() {
        return notes;
    }

    /** The content that the document brings along. */
    Map<Cid, Bytes> values() {
        return values;
    }

    /** A section, given inline or by identifier; empty when it is absent or refused. */
    Optional<JsonNode> section(String name) {
        JsonNode value = document.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            return Optional.of(value);
        }
        Optional<Bytes> content = content(name, "", value.textValue());
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.read(content.get()));
        } catch (JsonReading.NotJsonException e) {
            notes.refuse(name, "", "The content of " + value.textValue() + " cannot be read. " + e.getMessage());
            return Optional.empty();
        }
    }

    /** The text that an identifier stands for; what is wrong is refused in the name of the entry. */
    Optional<String> text(String section, String entry, String reference) {
        Optional<Bytes> content = content(section, entry, reference);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> text = JsonReading.utf8(content.get());
        if (text.isEmpty()) {
            notes.refuse(section, entry, "The content of " + reference + " is not text in UTF-8.");
        }
        return text;
    }

    private Optional<Bytes> content(String section, String entry, String reference) {
        Optional<Cid> cid = Cid.tryParse(withoutExtension(reference));
        if (cid.isEmpty()) {
            notes.refuse(
                    section,
                    entry,
                    "\"" + reference + "\" is not a CID; give the CID of content that is "
                            + "included in the document or stored here.");
            return Optional.empty();
        }
        try {
            Optional<Bytes> content = Optional.ofNullable(values.get(cid.get()))
                    .or(() -> catalog.contents().get(cid.get()).map(CidRecord::fileData));
            if (content.isEmpty()) {
                notes.refuse(
                        section,
                        entry,
                        "The content of " + cid.get() + " is missing; include it in " + CidValues.KEY
                                + ", or store it here first.");
            }
            return content;
        } catch (CorruptContentException e) {
            notes.refuse(section, entry, e.getMessage());
            return Optional.empty();
        }
    }

    private static String withoutExtension(String reference) {
        String path = CidText.stripped(reference);
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
