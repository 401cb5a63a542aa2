package dev.isomer.storage.model;

import dev.isomer.storage.error.InvalidSchemaException;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.error.ValueProblem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a record says about itself as an entity: its attributes, keys and references, read once.
 *
 * <p>Make one per record, in a constant of the record: {@code EntityType.of(Server.class)}. Instances are compared by
 * identity and safe for use by any number of threads.
 *
 * @param <E> the entity's record
 */
public final class EntityType<E> {
    private @Nullable Place place;
    private final Class<E> recordClass;
    private final String storedName;
    private final RecordShape<E> shape;
    private final List<Attribute<E, ?>> components;
    private final List<Attribute<E, ?>> attributes;
    private final Attribute<E, Long> id;
    private final int idOrdinal;
    private final List<Key<E>> keys;
    private final List<Reference<E>> references;

    private EntityType(Class<E> recordClass) {
        EntityTypeReader<E> reader = new EntityTypeReader<>(recordClass, this);
        this.recordClass = recordClass;
        this.storedName = StoredNames.of(recordClass.getSimpleName());
        this.shape = reader.shape();
        this.components = reader.components();
        this.id = reader.id();
        this.idOrdinal = id.ordinal();
        this.attributes =
                components.stream().filter(attribute -> !attribute.isId()).toList();
        this.keys = reader.keys();
        this.references = reader.references();
    }

    /**
     * Reads a record.
     *
     * @throws InvalidSchemaException listing everything about the record that some engine could not keep
     */
    public static <E extends Record> EntityType<E> of(Class<E> recordClass) {
        return new EntityType<>(recordClass);
    }

    /**
     * A text attribute by the component's name.
     *
     * @throws IllegalArgumentException if there is no such component of type {@code String}
     */
    public TextAttribute<E> text(String name) {
        return (TextAttribute<E>) attribute(name, String.class);
    }

    /**
     * An attribute by the component's name.
     *
     * @param type the component's class, boxed
     * @throws IllegalArgumentException if there is no such component of that type
     */
    @SuppressWarnings("unchecked")
    public <V> Attribute<E, V> attribute(String name, Class<V> type) {
        for (Attribute<E, ?> attribute : components) {
            if (attribute.name().equals(name)) {
                if (attribute.javaClass() != type) {
                    throw new IllegalArgumentException(recordClass.getSimpleName() + "." + name + " is a "
                            + attribute.javaClass().getSimpleName() + "; ask for that, not for " + type.getSimpleName()
                            + ".");
                }
                return (Attribute<E, V>) attribute;
            }
        }
        throw new IllegalArgumentException(
                recordClass.getSimpleName() + " has no component " + name + "; it has " + components + ".");
    }

    /** The identity. */
    public Attribute<E, Long> id() {
        return id;
    }

    /** All rows, in ascending order of their ids. */
    public Query<E> all() {
        return Query.of(this, new Predicate.And<>(List.of()));
    }

    /** The rows that match, in ascending order of their ids. */
    public Query<E> where(Predicate<E> predicate) {
        return Query.of(this, predicate);
    }

    /**
     * Where the type is in the first schema that it is part of, most often the only one: asked for at each statement.
     */
    record Place(Schema schema, int ordinal) {}

    @Nullable
    Place place() {
        return place;
    }

    /** Threads may see either of two places given at once; each is right. */
    void rememberPlace(Schema schema, int ordinal) {
        if (place == null) {
            place = new Place(schema, ordinal);
        }
    }

    /** The record. */
    public Class<E> recordClass() {
        return recordClass;
    }

    /** The name in a database and in messages: an underscore before each inner capital, in lower case. */
    public String storedName() {
        return storedName;
    }

    /** All components in the record's order, the id among them. */
    public List<Attribute<E, ?>> components() {
        return components;
    }

    /** The components without the id, in the record's order. */
    public List<Attribute<E, ?>> attributes() {
        return attributes;
    }

    /** Unique keys first, in declared order (components, then the record), then references and plain indexes. */
    public List<Key<E>> keys() {
        return keys;
    }

    /** The references, in declared order. */
    public List<Reference<E>> references() {
        return references;
    }

    /** The unique key on this one attribute, or null if it is not unique by itself. */
    public @Nullable Key<E> uniqueKeyOn(Attribute<E, ?> attribute) {
        for (Key<E> key : keys) {
            if (key.unique() && key.attributes().size() == 1 && key.attributes().get(0) == attribute) {
                return key;
            }
        }
        return null;
    }

    /** The id in a row. */
    public long idOf(E row) {
        Long value = id.get(row);
        return value == null ? 0 : value;
    }

    /** The same row with another id; the row itself where it has that id already. */
    public E withId(E row, long newId) {
        if (idOf(row) == newId) {
            return row;
        }
        Object[] values = valuesOf(row);
        values[idOrdinal] = newId;
        return shape.create(values);
    }

    /** The same row with another value of one attribute, or without one. */
    <V> E with(E row, Attribute<E, V> attribute, @Nullable V value) {
        @Nullable Object[] values = valuesOf(row);
        values[attribute.ordinal()] = value;
        return shape.create(values);
    }

    /** A row from the values of all {@link #components()}, in their order. */
    public E create(@Nullable Object[] values) {
        return shape.create(values);
    }

    /** The values of all {@link #components()} in a row, in their order. */
    public @Nullable Object[] valuesOf(E row) {
        @Nullable Object[] values = new Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = components.get(i).get(row);
        }
        return values;
    }

    /** What keeps the row from being stored, in declared order; empty if nothing does. */
    public List<ValueProblem> problems(E row) {
        List<ValueProblem> problems = List.of();
        for (Attribute<E, ?> attribute : attributes) {
            String reason = ValueRules.problem(attribute.facts(), attribute.get(row), false);
            if (reason != null) {
                if (problems.isEmpty()) {
                    problems = new ArrayList<>();
                }
                problems.add(new ValueProblem(attribute.name(), reason));
            }
        }
        return problems;
    }

    /**
     * The row as it would be stored: instants cut to microseconds, minus zero made zero; the row itself where nothing
     * changes.
     *
     * @throws InvalidValueException if a value is outside its domain
     */
    public E normalise(E row) {
        return normalise(row, null);
    }

    /**
     * As {@link #normalise(Object)}; what the row has of one that was stored, the same objects, is not looked at again.
     */
    public E normalise(E row, @Nullable E stored) {
        @Nullable Object[] changed = null;
        for (int i = 0; i < attributes.size(); i++) {
            Attribute<E, ?> attribute = attributes.get(i);
            Object value = attribute.get(row);
            if (value != null && stored != null && value == attribute.get(stored)) {
                continue;
            }
            if (ValueRules.problem(attribute.facts(), value, false) != null) {
                throw new InvalidValueException(storedName, problems(row));
            }
            Object normal = value == null ? null : ValueRules.normalise(attribute.type(), value);
            if (normal != value) {
                changed = changed == null ? valuesOf(row) : changed;
                changed[attribute.ordinal()] = normal;
            }
        }
        return changed == null ? row : shape.create(changed);
    }

    /** The row as messages show it: values cut at 64 code points, secrets as {@code ***}. */
    public String show(E row) {
        StringBuilder text = new StringBuilder(storedName).append('[');
        for (Attribute<E, ?> attribute : components) {
            text.append(attribute.ordinal() == 0 ? "" : ", ")
                    .append(attribute.name())
                    .append('=');
            text.append(attribute.show(attribute.get(row)));
        }
        return text.append(']').toString();
    }

    @Override
    public String toString() {
        return storedName;
    }
}
