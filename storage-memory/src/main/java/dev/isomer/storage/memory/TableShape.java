package dev.isomer.storage.memory;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Reference;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.model.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What never changes about one table: its type, its keys with their orders, and which tables it is tied to.
 *
 * @param <E> the row
 */
final class TableShape<E> {
    /** A reference from this table: where the id is, and in which table the row must be. */
    record Parent<E>(Attribute<E, Long> attribute, int ordinal) {}

    /** A reference to this table: from which table, and by which of its keys the referring rows are found. */
    record Child(int ordinal, int keyOrdinal) {}

    private final EntityType<E> type;
    private final int ordinal;
    private final List<Key<E>> keys;
    private final List<KeyOrder> orders;
    private final List<Parent<E>> parents;
    private final List<Child> children;
    private final RowSize<E> rowSize;

    TableShape(Schema schema, EntityType<E> type) {
        this.type = type;
        this.ordinal = schema.ordinalOf(type);
        this.keys = type.keys();
        this.orders = keys.stream()
                .map(key -> KeyOrder.of(
                        key.attributes().stream().map(Attribute::type).toList()))
                .toList();
        this.parents = type.references().stream()
                .map(reference -> new Parent<>(reference.attribute(), schema.ordinalOf(schema.parentOf(reference))))
                .toList();
        this.children = schema.referencesTo(type).stream()
                .map(reference -> child(schema, reference))
                .toList();
        this.rowSize = new RowSize<>(type);
    }

    private static Child child(Schema schema, Reference<?> reference) {
        return new Child(
                schema.ordinalOf(reference.childType()), reference.key().ordinal());
    }

    EntityType<E> type() {
        return type;
    }

    int ordinal() {
        return ordinal;
    }

    List<Key<E>> keys() {
        return keys;
    }

    List<KeyOrder> orders() {
        return orders;
    }

    List<Parent<E>> parents() {
        return parents;
    }

    List<Child> children() {
        return children;
    }

    RowSize<E> rowSize() {
        return rowSize;
    }

    /** A row's key as trees take it: its one value, or an array of all. */
    static <E> @Nullable Object keyOf(Key<E> key, E row) {
        List<Attribute<E, ?>> attributes = key.attributes();
        return attributes.size() == 1 ? attributes.get(0).get(row) : key.valuesOf(row);
    }

    /** Whether two rows have the very same objects in the key, which need not be read then. */
    static <E> boolean sharesKey(Key<E> key, E left, E right) {
        List<Attribute<E, ?>> attributes = key.attributes();
        for (int i = 0; i < attributes.size(); i++) {
            if (attributes.get(i).get(left) != attributes.get(i).get(right)) {
                return false;
            }
        }
        return true;
    }

    /** Whether two rows have the same values in the key. */
    static <E> boolean isSameKey(Key<E> key, E left, E right) {
        List<Attribute<E, ?>> attributes = key.attributes();
        for (int i = 0; i < attributes.size(); i++) {
            Attribute<E, ?> attribute = attributes.get(i);
            Object value = attribute.get(left);
            Object other = attribute.get(right);
            if (value != other && attribute.type().compare(value, other) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether two rows with the same values in the key also share the texts and {@code Bytes} among them. */
    static <E> boolean sharesContent(Key<E> key, E left, E right) {
        List<Attribute<E, ?>> attributes = key.attributes();
        for (int i = 0; i < attributes.size(); i++) {
            Attribute<E, ?> attribute = attributes.get(i);
            boolean hasContent = attribute.type() == ValueType.TEXT || attribute.type() == ValueType.BYTES;
            if (hasContent && attribute.get(left) != attribute.get(right)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a value in the row's key is null, so that it collides with no other. */
    static <E> boolean hasNull(Key<E> key, E row) {
        List<Attribute<E, ?>> attributes = key.attributes();
        for (int i = 0; i < attributes.size(); i++) {
            if (attributes.get(i).get(row) == null) {
                return true;
            }
        }
        return false;
    }
}
