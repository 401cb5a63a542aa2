package dev.isomer.storage.snapshot;

import com.fasterxml.jackson.core.JsonToken;
import dev.isomer.storage.model.Limits;
import dev.isomer.storage.model.RecordedAttribute;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.RecordedType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a snapshot file from its first byte to its last and refuses whatever is not as {@link SnapshotWriter} writes
 * it: the structure, each value, the order, how many rows, each hash. Rows are written again to be hashed, so that
 * values which are written in another way are noticed too.
 */
final class SnapshotReader {
    private static final String COPY = " Take a copy that nobody has edited.";

    private final OpenSnapshot file;

    SnapshotReader(OpenSnapshot file) {
        this.file = file;
    }

    /**
     * Reads everything.
     *
     * @throws InvalidSnapshotException if anything is wrong
     */
    SnapshotContents read() throws IOException {
        MessageDigest digest = Sha256.start();
        JsonInput json = new JsonInput(file.file(), file.hashed(digest), 0);
        json.expect(JsonToken.START_OBJECT, "an object");
        LeftOut leftOut = leftOut(json);
        RecordedSchema schema = schema(json, leftOut);
        json.expectName("types");
        json.expect(JsonToken.START_OBJECT, "the types");
        Map<String, SnapshotContents.Section> sections = new HashMap<>();
        List<TypeTotal> found = new ArrayList<>();
        for (RecordedType type : schema.types()) {
            json.expectName(type.name());
            found.add(rows(json, type, sections));
        }
        json.expect(JsonToken.END_OBJECT, "the end of the types");
        json.expectName("totals");
        List<TypeTotal> totals = totals(json, schema);
        for (int i = 0; i < totals.size(); i++) {
            requireEqual(totals.get(i), found.get(i), json);
        }
        json.expectName("sha256");
        String sha256 = json.text("a SHA-256");
        json.expect(JsonToken.END_OBJECT, "the end");
        if (json.next() != null) {
            throw json.invalid("the snapshot has ended and here is more." + COPY);
        }
        requireWhole(digest, sha256);
        return new SnapshotContents(leftOut, schema, totals, sections);
    }

    /** Reads what is before the schema. */
    private static LeftOut leftOut(JsonInput json) throws IOException {
        json.expectName("format");
        json.text("the name of the format");
        json.expectName("version");
        if (json.number("the version of the format") == SnapshotFormat.VERSION) {
            return LeftOut.NOTHING;
        }
        json.expectName("leftOut");
        return new LeftOut(texts(json, "a type that is left out"));
    }

    private static List<String> texts(JsonInput json, String what) throws IOException {
        json.expect(JsonToken.START_ARRAY, "a list");
        List<String> texts = new ArrayList<>();
        for (JsonToken token = json.next(); token != JsonToken.END_ARRAY; token = json.next()) {
            if (token != JsonToken.VALUE_STRING) {
                throw json.invalid("here must be " + what + "." + COPY);
            }
            texts.add(json.currentText());
        }
        return texts;
    }

    private static RecordedSchema schema(JsonInput json, LeftOut leftOut) throws IOException {
        json.expectName("schema");
        List<String> lines = texts(json, "a line of the schema");
        try {
            RecordedSchema schema = RecordedSchema.parse(lines);
            schema.types().forEach(RecordedType::id);
            requireOnce(Stream.concat(
                            leftOut.names().stream(), schema.types().stream().map(RecordedType::name))
                    .toList());
            schema.types()
                    .forEach(type -> requireOnce(type.attributes().stream()
                            .map(RecordedAttribute::name)
                            .toList()));
            return schema;
        } catch (IllegalArgumentException unreadable) {
            throw json.invalid(unreadable.getMessage() + "." + COPY);
        }
    }

    private static void requireOnce(List<String> names) {
        if (new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("the recorded schema has a name twice among " + names);
        }
    }

    private static TypeTotal rows(JsonInput json, RecordedType type, Map<String, SnapshotContents.Section> sections)
            throws IOException {
        json.expect(JsonToken.START_ARRAY, "the rows of " + type.name());
        sections.put(type.name(), new SnapshotContents.Section(json.offset(), json.line() - 1));
        RowReader reader = new RowReader(json, type);
        TypeWriter hash = new TypeWriter(type, OutputStream.nullOutputStream());
        for (@Nullable Object[] row = reader.next(); row != null; row = reader.next()) {
            hash.write(row);
        }
        return hash.end(reader.lastId());
    }

    private static List<TypeTotal> totals(JsonInput json, RecordedSchema schema) throws IOException {
        json.expect(JsonToken.START_OBJECT, "the totals");
        List<TypeTotal> totals = new ArrayList<>();
        for (RecordedType type : schema.types()) {
            json.expectName(type.name());
            totals.add(total(json, type.name()));
        }
        json.expect(JsonToken.END_OBJECT, "the end of the totals");
        return totals;
    }

    private static TypeTotal total(JsonInput json, String type) throws IOException {
        json.expect(JsonToken.START_OBJECT, "the totals of " + type);
        json.expectName("rows");
        long rows = json.number("how many rows " + type + " has");
        json.expectName("lastId");
        long lastId = json.number("the counter of " + type);
        json.expectName("sha256");
        String sha256 = json.text("the SHA-256 of " + type);
        json.expect(JsonToken.END_OBJECT, "the end of the totals of " + type);
        return new TypeTotal(type, rows, lastId, sha256);
    }

    private static void requireEqual(TypeTotal said, TypeTotal found, JsonInput json) {
        if (said.rows() != found.rows()) {
            throw json.invalid(
                    said.type() + " has " + found.rows() + " rows, and its totals say " + said.rows() + "." + COPY);
        }
        if (!said.sha256().equals(found.sha256())) {
            throw json.invalid("the rows of " + said.type() + " are not those that were written: their SHA-256 is "
                    + found.sha256() + " and its totals say another." + COPY);
        }
        if (said.lastId() < found.lastId() || said.lastId() > Limits.GREATEST_ID) {
            throw json.invalid("the counter of " + said.type() + " is " + said.lastId()
                    + ", which is not from its greatest id, " + found.lastId() + ", to 2^62." + COPY);
        }
    }

    private void requireWhole(MessageDigest digest, String said) throws IOException {
        String found = Sha256.end(digest);
        if (!said.equals(found) || !file.end().equals(SnapshotFormat.end(said))) {
            throw file.invalid("it is not as it was written: its SHA-256 is not the one at its end." + COPY);
        }
    }

    /**
     * Reads what a file says about itself, without its rows and their hashes.
     *
     * @throws InvalidSnapshotException if that is wrong
     */
    SnapshotInfo info() throws IOException {
        String totals = file.totals();
        JsonInput end = new JsonInput(
                file.file(), new ByteArrayInputStream(SnapshotFormat.bytes("{" + totals.substring(1))), 0);
        JsonInput start = new JsonInput(file.file(), file.from(0), 0);
        start.expect(JsonToken.START_OBJECT, "an object");
        LeftOut leftOut = leftOut(start);
        RecordedSchema schema = schema(start, leftOut);
        end.expect(JsonToken.START_OBJECT, "an object");
        end.expectName("totals");
        List<TypeTotal> found = totals(end, schema);
        end.expectName("sha256");
        if (!file.end().equals(SnapshotFormat.end(end.text("a SHA-256")))) {
            throw file.invalid("it is cut off or has more at its end." + COPY);
        }
        return new SnapshotInfo(schema.name(), file.sizeBytes(), leftOut.names(), found);
    }
}
