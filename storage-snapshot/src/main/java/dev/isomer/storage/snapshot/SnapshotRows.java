package dev.isomer.storage.snapshot;

import dev.isomer.storage.RowSource;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.error.ReferenceViolationException;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.RecordedAttribute;
import dev.isomer.storage.model.RecordedType;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.model.ValueType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a snapshot file as rows of a program's records, whose schema may be wider than the file's: what the file
 * does not have is the attribute's default, or null.
 */
final class SnapshotRows implements RowSource {
    private final OpenSnapshot file;
    private final SnapshotContents contents;
    private final Schema schema;

    SnapshotRows(OpenSnapshot file, SnapshotContents contents, Schema schema) {
        this.file = file;
        this.contents = contents;
        this.schema = schema;
    }

    LeftOut leftOut() {
        return contents.leftOut();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public long count(EntityType<?> type) {
        TypeTotal total = total(type);
        return total == null ? 0 : total.rows();
    }

    @Override
    public long lastId(EntityType<?> type) {
        TypeTotal total = total(type);
        return total == null ? 0 : total.lastId();
    }

    private @Nullable TypeTotal total(EntityType<?> type) {
        schema.ordinalOf(type);
        return contents.total(type.storedName());
    }

    @Override
    public <E> void forEach(EntityType<E> type, Consumer<? super E> consumer) {
        schema.ordinalOf(type);
        RecordedType recorded = contents.schema().type(type.storedName());
        if (recorded == null) {
            return;
        }
        SnapshotContents.Section section =
                Objects.requireNonNull(contents.sections().get(recorded.name()));
        try {
            JsonInput json = new JsonInput(file.file(), file.arrayFrom(section.offset()), section.linesBefore());
            json.next();
            RowReader reader = new RowReader(json, recorded);
            int[] places = places(type, recorded);
            for (@Nullable Object[] values = reader.next(); values != null; values = reader.next()) {
                give(row(type, places, values, json), consumer, json);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private <E> void give(E row, Consumer<? super E> consumer, JsonInput json) {
        try {
            consumer.accept(row);
        } catch (InvalidValueException | UniqueViolationException | ReferenceViolationException refused) {
            throw new InvalidSnapshotException(
                    file.file(),
                    json.line(),
                    "the store refuses this row. " + refused.getMessage() + " Correct it where it came from.",
                    refused);
        }
    }

    /** For each component where its value is in a row of the file, or -1. */
    private static int[] places(EntityType<?> type, RecordedType recorded) {
        List<String> names =
                recorded.attributes().stream().map(RecordedAttribute::name).toList();
        return type.components().stream()
                .mapToInt(component -> names.indexOf(component.storedName()))
                .toArray();
    }

    private <E> E row(EntityType<E> type, int[] places, @Nullable Object[] values, JsonInput json) {
        @Nullable Object[] mine = new Object[places.length];
        for (int i = 0; i < mine.length; i++) {
            Attribute<E, ?> component = type.components().get(i);
            Object value = places[i] < 0 ? component.defaultValue() : values[places[i]];
            mine[i] = component.type() == ValueType.ENUM && value instanceof String name
                    ? component.constant(name)
                    : value;
        }
        try {
            return type.create(mine);
        } catch (RuntimeException refused) {
            throw new InvalidSnapshotException(
                    file.file(),
                    json.line(),
                    "the record of " + type + " refuses the values of this row. Correct it where it came from.",
                    refused);
        }
    }
}
