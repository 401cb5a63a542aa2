package dev.isomer.storage.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.RecordedAttribute;
import dev.isomer.storage.model.RecordedType;
import dev.isomer.storage.model.ValueType;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of one type, each as a JSON object in one line, with a comma and a line feed between two. There is one
 * way to write each row. Counts them.
 */
final class RowWriter {
    private final JsonGenerator json;
    private final List<RecordedAttribute> attributes;
    private final SerializableString[] names;
    private long rows;

    RowWriter(RecordedType type, OutputStream out) throws IOException {
        this.json = Json.FACTORY.createGenerator(out);
        this.attributes = type.attributes();
        this.names = attributes.stream()
                .map(attribute -> new SerializedString(attribute.name()))
                .toArray(SerializableString[]::new);
    }

    /** Writes one row: its values in the order of the type's attributes. */
    void write(@Nullable Object[] values) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < names.length; i++) {
            json.writeFieldName(names[i]);
            Object value = values[i];
            if (value == null) {
                json.writeNull();
            } else {
                write(attributes.get(i).type(), value);
            }
        }
        json.writeEndObject();
        rows++;
    }

    private void write(ValueType type, Object value) throws IOException {
        switch (type) {
            case TEXT -> json.writeString((String) value);
            case LONG -> json.writeNumber((Long) value);
            case INT -> json.writeNumber((Integer) value);
            case DOUBLE -> json.writeNumber((Double) value);
            case BOOLEAN -> json.writeBoolean((Boolean) value);
            case INSTANT -> json.writeString(InstantText.print((Instant) value));
            case BYTES -> {
                Bytes bytes = (Bytes) value;
                json.writeBinary(Json.BASE64, new BytesInput(bytes), bytes.length());
            }
            case ENUM -> json.writeString(value instanceof Enum<?> constant ? constant.name() : (String) value);
        }
    }

    /** How many rows were written. */
    long rows() {
        return rows;
    }

    /** Writes what is left, and leaves the stream open. */
    void end() throws IOException {
        json.close();
    }
}
