package dev.isomer.storage.snapshot;

import com.fasterxml.jackson.core.JsonToken;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.RecordedAttribute;
import dev.isomer.storage.model.RecordedType;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one type as {@link RowWriter} writes them: each attribute, in the schema's order, with a value of
 * its type. Constants of enums are given by their names.
 */
final class RowReader {
    private final JsonInput json;
    private final RecordedType type;
    private final List<RecordedAttribute> attributes;
    private final int idAt;
    private long lastId;

    RowReader(JsonInput json, RecordedType type) {
        this.json = json;
        this.type = type;
        this.attributes = type.attributes();
        this.idAt = attributes.indexOf(type.id());
    }

    /** The values of the next row in the order of the type's attributes, or null at the end of the rows. */
    @Nullable
    Object @Nullable [] next() throws IOException {
        JsonToken token = json.next();
        if (token == JsonToken.END_ARRAY) {
            return null;
        }
        if (token != JsonToken.START_OBJECT) {
            throw json.invalid("here must be a row of " + type.name() + ". Take another copy of the file.");
        }
        @Nullable Object[] values = new Object[attributes.size()];
        for (int i = 0; i < values.length; i++) {
            RecordedAttribute attribute = attributes.get(i);
            requireName(attribute.name(), json.name());
            values[i] = value(attribute);
        }
        if (json.name() != null) {
            throw json.invalid("this row of " + type.name()
                    + " has an attribute twice, or one that is not in its schema. Take a copy that nobody has edited.");
        }
        requireOrder((Long) values[idAt]);
        return values;
    }

    private void requireName(String wanted, @Nullable String found) {
        if (!wanted.equals(found)) {
            throw json.invalid("here must be the attribute " + wanted + " of " + type.name()
                    + ", as the schema of the file says. Take a copy that nobody has edited.");
        }
    }

    private void requireOrder(@Nullable Long id) {
        if (id == null || id <= lastId) {
            throw json.invalid("the row of " + type.name() + " with the id " + id
                    + " is not in the order of ids from 1 on, each once. Take a copy that nobody has edited.");
        }
        lastId = id;
    }

    private @Nullable Object value(RecordedAttribute attribute) throws IOException {
        JsonToken token = json.next();
        if (token == JsonToken.VALUE_NULL && attribute.nullable()) {
            return null;
        }
        Object value = token == null ? null : value(attribute, token);
        if (value == null) {
            throw json.invalid(
                    "here must be a value for " + type.name() + "." + attribute.name() + ", " + words(attribute)
                            + (attribute.nullable() ? ", or null" : "") + ". Correct it where it came from.");
        }
        return value;
    }

    /** The value, or null if it is none of this attribute. */
    private @Nullable Object value(RecordedAttribute attribute, JsonToken token) throws IOException {
        boolean isText = token == JsonToken.VALUE_STRING;
        boolean isWhole = token == JsonToken.VALUE_NUMBER_INT;
        return switch (attribute.type()) {
            case TEXT -> isText ? json.currentText() : null;
            case LONG -> isWhole ? (Object) json.currentLong() : null;
            case INT -> isWhole ? integer(json.currentLong()) : null;
            case DOUBLE -> token == JsonToken.VALUE_NUMBER_FLOAT ? finite(json.currentDouble()) : null;
            case BOOLEAN ->
                token == JsonToken.VALUE_TRUE ? Boolean.TRUE : token == JsonToken.VALUE_FALSE ? Boolean.FALSE : null;
            case INSTANT -> isText ? InstantText.parse(json.currentText()) : null;
            case BYTES -> isText ? bytes() : null;
            case ENUM -> isText ? constant(attribute, json.currentText()) : null;
        };
    }

    private static @Nullable Integer integer(long value) {
        return value == (int) value ? (Integer) (int) value : null;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }

    private @Nullable Bytes bytes() throws IOException {
        BytesOutput out = new BytesOutput();
        json.currentBytes(out);
        return out.bytes();
    }

    private static @Nullable String constant(RecordedAttribute attribute, String name) {
        return attribute.constants().contains(name) ? name : null;
    }

    private static String words(RecordedAttribute attribute) {
        return switch (attribute.type()) {
            case TEXT -> "a text";
            case LONG -> "a whole number of 64 bits";
            case INT -> "a whole number of 32 bits";
            case DOUBLE -> "a finite number with a decimal point";
            case BOOLEAN -> "true or false";
            case INSTANT -> "an instant such as 2026-01-31T12:00:00.000000Z";
            case BYTES -> "bytes in Base64";
            case ENUM -> "one of " + String.join(", ", attribute.constants());
        };
    }

    /** The id of the row that was given last, 0 before the first. */
    long lastId() {
        return lastId;
    }
}
