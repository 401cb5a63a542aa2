package dev.isomer.storage.memory;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.RecordedAttribute;
import dev.isomer.storage.model.RecordedType;
import dev.isomer.storage.model.ValueType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How rows of one type are written to a journal, and read from one that may have been written by a narrower schema.
 *
 * <p>The values come in the order of the recorded attributes, each after a byte that is 0 for null: whole numbers and
 * floating point in 4 or 8 bytes, instants in microseconds since 1970, texts and bytes after their length, constants of
 * enums by name.
 *
 * @param <E> the row
 */
final class RowFormat<E> {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private final EntityType<E> type;
    /** Which attributes of the type come, in the order in which they come. */
    private final List<Attribute<E, ?>> written;
    /** What all attributes have before a row is read: the defaults of those that do not come. */
    private final @Nullable Object[] defaults;

    private RowFormat(EntityType<E> type, List<Attribute<E, ?>> written) {
        this.type = type;
        this.written = written;
        this.defaults = new Object[type.components().size()];
        for (Attribute<E, ?> attribute : type.attributes()) {
            defaults[attribute.ordinal()] = attribute.defaultValue();
        }
    }

    /** As rows are written now. */
    static <E> RowFormat<E> of(EntityType<E> type) {
        return new RowFormat<>(type, type.components());
    }

    /** As a type was recorded, of which this one is the same or wider. */
    static <E> RowFormat<E> recorded(RecordedType recorded, EntityType<E> type) {
        List<Attribute<E, ?>> written = new ArrayList<>();
        for (RecordedAttribute attribute : recorded.attributes()) {
            written.add(type.components().stream()
                    .filter(mine -> mine.storedName().equals(attribute.name()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the type " + recorded.name() + " has no attribute " + attribute.name())));
        }
        return new RowFormat<>(type, written);
    }

    EntityType<E> type() {
        return type;
    }

    void write(E row, DataOutputStream out) throws IOException {
        for (int i = 0; i < written.size(); i++) {
            Attribute<E, ?> attribute = written.get(i);
            Object value = attribute.get(row);
            out.writeBoolean(value != null);
            if (value != null) {
                writeValue(attribute.type(), value, out);
            }
        }
    }

    private static void writeValue(ValueType type, Object value, DataOutputStream out) throws IOException {
        switch (type) {
            case LONG -> out.writeLong((Long) value);
            case INT -> out.writeInt((Integer) value);
            case DOUBLE -> out.writeDouble((Double) value);
            case BOOLEAN -> out.writeBoolean((Boolean) value);
            case INSTANT -> out.writeLong(micros((Instant) value));
            case TEXT -> writeText((String) value, out);
            case ENUM -> writeText(((Enum<?>) value).name(), out);
            case BYTES -> {
                Bytes bytes = (Bytes) value;
                out.writeInt(bytes.length());
                bytes.writeTo(out, 0, bytes.length());
            }
        }
    }

    /** Not by {@link ChronoUnit}, which counts in nanoseconds and so knows 292 years. */
    private static long micros(Instant instant) {
        return instant.getEpochSecond() * MICROS_PER_SECOND + instant.getNano() / NANOS_PER_MICRO;
    }

    private static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    E read(DataInputStream in) throws IOException {
        @Nullable Object[] values = defaults.clone();
        for (int i = 0; i < written.size(); i++) {
            Attribute<E, ?> attribute = written.get(i);
            values[attribute.ordinal()] = in.readBoolean() ? readValue(attribute, in) : null;
        }
        return type.create(values);
    }

    private static Object readValue(Attribute<?, ?> attribute, DataInputStream in) throws IOException {
        return switch (attribute.type()) {
            case LONG -> in.readLong();
            case INT -> in.readInt();
            case DOUBLE -> in.readDouble();
            case BOOLEAN -> in.readBoolean();
            case INSTANT -> Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
            case TEXT -> readText(in);
            case ENUM -> constant(attribute, readText(in));
            case BYTES -> readBytes(in);
        };
    }

    private static String readText(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Object constant(Attribute<?, ?> attribute, String name) {
        for (Object constant : attribute.javaClass().getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("the enum of " + attribute + " has no constant " + name);
    }

    /** Chunk by chunk, so that no array of all of it is needed. */
    private static Bytes readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        return Bytes.readFrom(new Bounded(in, length), length);
    }

    /** The next bytes of a stream, which has them. */
    private static final class Bounded extends InputStream {
        private final DataInputStream in;
        private int left;

        private Bounded(DataInputStream in, int left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            left--;
            return in.readUnsignedByte();
        }

        @Override
        public int read(byte[] into, int offset, int count) throws IOException {
            if (left == 0) {
                return -1;
            }
            int part = Math.min(count, left);
            in.readFully(into, offset, part);
            left -= part;
            return part;
        }
    }
}
