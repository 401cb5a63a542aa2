package dev.isomer.web.resource.entity;

import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.web.http.Preconditions;
import dev.isomer.web.json.Json;

/**
 * A row as it is sent.
 *
 * @param json its JSON, not to be changed
 * @param tag its quoted strong tag: a hash of its JSON
 */
record RenderedRow(byte[] json, String tag) {
    private static final int LITTLE_BYTES = 4_096;

    static RenderedRow of(NamedEntity row) {
        byte[] json = Json.write(EntityDocument.of(row));
        return new RenderedRow(json, Preconditions.tag(json));
    }

    boolean isLittle() {
        return json.length <= LITTLE_BYTES;
    }
}
