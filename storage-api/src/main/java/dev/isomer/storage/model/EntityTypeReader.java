package dev.isomer.storage.model;

import dev.isomer.storage.annotation.Default;
import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.Index;
import dev.isomer.storage.annotation.Indexed;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.OnDelete;
import dev.isomer.storage.annotation.References;
import dev.isomer.storage.annotation.Secret;
import dev.isomer.storage.annotation.Unique;
import dev.isomer.storage.annotation.UniqueKey;
import dev.isomer.storage.error.InvalidSchemaException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a record class into the parts of an {@link EntityType}, collecting every problem before it refuses. */
final class EntityTypeReader<E> {
    private final Class<E> recordClass;
    private final EntityType<E> owner;
    private final List<String> problems = new ArrayList<>();
    private final List<Attribute<E, ?>> components = new ArrayList<>();
    private final List<Key<E>> keys = new ArrayList<>();
    private final List<Reference<E>> references = new ArrayList<>();
    private final RecordShape<E> shape;

    EntityTypeReader(Class<E> recordClass, EntityType<E> owner) {
        this.recordClass = recordClass;
        this.owner = owner;
        if (!recordClass.isRecord() || !StoredNames.isRecordName(recordClass.getSimpleName())) {
            problems.add("an entity is a record named [A-Z][A-Za-z0-9]{0,39}, at most 40 characters when stored");
            throw refusal();
        }
        try {
            this.shape = RecordShape.of(recordClass);
            readComponents();
        } catch (ReflectiveOperationException failure) {
            problems.add(
                    "its constructor and accessors must be open to dev.isomer.storage (" + failure.getMessage() + ")");
            throw refusal();
        }
        if (!problems.isEmpty()) {
            throw refusal();
        }
        readKeys();
        if (!problems.isEmpty()) {
            throw refusal();
        }
    }

    private InvalidSchemaException refusal() {
        return new InvalidSchemaException("the record " + recordClass.getSimpleName(), problems);
    }

    private void readComponents() throws ReflectiveOperationException {
        RecordComponent[] declared = recordClass.getRecordComponents();
        Map<String, String> byStoredName = new HashMap<>();
        int ids = 0;
        for (int ordinal = 0; ordinal < declared.length; ordinal++) {
            RecordComponent component = declared[ordinal];
            AttributeFacts facts = facts(component, ordinal);
            String twin = byStoredName.put(StoredNames.of(component.getName()), component.getName());
            if (twin != null) {
                problems.add(twin + " and " + component.getName() + " have the same stored name");
            }
            if (facts != null) {
                ids += facts.id() ? 1 : 0;
                components.add(attribute(facts, shape.accessor(ordinal)));
            }
        }
        if (ids != 1 && problems.isEmpty()) {
            problems.add("exactly one component of type long is marked @Id");
        }
        if (declared.length - 1 > Limits.ATTRIBUTES) {
            problems.add("at most " + Limits.ATTRIBUTES + " attributes beside the id are allowed");
        }
    }

    private Attribute<E, ?> attribute(AttributeFacts facts, Function<E, @Nullable Object> accessor) {
        return facts.type() == ValueType.TEXT
                ? new TextAttribute<>(owner, facts, accessor)
                : new Attribute<E, Object>(owner, facts, accessor);
    }

    private @Nullable AttributeFacts facts(RecordComponent component, int ordinal) {
        String name = component.getName();
        ValueType type = ValueType.of(component.getType());
        if (type == null) {
            problems.add(name + " is a " + component.getType().getSimpleName()
                    + "; a store holds String, long, int, double, boolean, Instant, Bytes and enums");
            return null;
        }
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(org.jspecify.annotations.Nullable.class);
        MaxLength maxLength = component.getAnnotation(MaxLength.class);
        AttributeFacts facts = new AttributeFacts(
                name,
                StoredNames.of(name),
                type,
                java.lang.invoke.MethodType.methodType(component.getType())
                        .wrap()
                        .returnType(),
                ordinal,
                component.isAnnotationPresent(Id.class),
                nullable,
                component.isAnnotationPresent(Secret.class),
                maxLength == null ? 0 : maxLength.value(),
                null);
        check(facts, component, maxLength);
        return facts.withDefaultValue(defaultValue(facts, component));
    }

    private @Nullable Object defaultValue(AttributeFacts facts, RecordComponent component) {
        Default declared = component.getAnnotation(Default.class);
        if (declared == null) {
            return null;
        }
        if (facts.id() || component.isAnnotationPresent(References.class)) {
            problems.add(facts.name() + " has a @Default, which is not for an id or a reference");
            return null;
        }
        try {
            return DefaultValue.parse(facts, declared.value());
        } catch (IllegalArgumentException nonsense) {
            problems.add(
                    facts.name() + " has the @Default " + (facts.secret() ? "***" : ValueRules.show(declared.value()))
                            + ", which " + nonsense.getMessage());
            return null;
        }
    }

    private void check(AttributeFacts facts, RecordComponent component, @Nullable MaxLength maxLength) {
        String name = facts.name();
        if (!StoredNames.isComponentName(name)) {
            problems.add(name + " is not a name [a-z][A-Za-z0-9]{0,39} of at most 40 characters when stored");
        }
        if (facts.nullable() && component.getType().isPrimitive()) {
            problems.add(name + " is primitive and so cannot be @Nullable");
        }
        if (facts.id() && (component.getType() != long.class || component.isAnnotationPresent(References.class))) {
            problems.add(name + " is marked @Id and so is a long without @References");
        }
        boolean sized = facts.type() == ValueType.TEXT || facts.type() == ValueType.BYTES;
        if (maxLength != null && (!sized || maxLength.value() < 1 || maxLength.value() > Limits.VALUE_BYTES)) {
            problems.add(name + " has a @MaxLength, which is for String and Bytes and from 1 to " + Limits.VALUE_BYTES);
        }
        if (component.isAnnotationPresent(References.class) && facts.type() != ValueType.LONG) {
            problems.add(name + " has @References and so is a long or Long");
        }
        if (facts.type() == ValueType.ENUM) {
            for (Object constant : component.getType().getEnumConstants()) {
                if (!StoredNames.isConstantName(((Enum<?>) constant).name())) {
                    problems.add(name + " has the constant " + constant
                            + ", which is not a name [A-Za-z][A-Za-z0-9_]{0,62}");
                }
            }
        }
    }

    private void readKeys() {
        RecordComponent[] declared = recordClass.getRecordComponents();
        for (Attribute<E, ?> attribute : components) {
            if (declared[attribute.ordinal()].isAnnotationPresent(Unique.class)) {
                addKey(List.of(attribute), true);
            }
        }
        for (UniqueKey key : recordClass.getAnnotationsByType(UniqueKey.class)) {
            addKey(named(key.value()), true);
        }
        for (Attribute<E, ?> attribute : components) {
            RecordComponent component = declared[attribute.ordinal()];
            References references = component.getAnnotation(References.class);
            if (references != null) {
                @SuppressWarnings("unchecked")
                Attribute<E, Long> reference = (Attribute<E, Long>) attribute;
                if (references.onDelete() == OnDelete.SET_NULL && !attribute.isNullable()) {
                    problems.add(attribute.name() + " is set to null when its row is deleted and so must be @Nullable");
                }
                Key<E> key = addKey(List.of(attribute), false);
                this.references.add(new Reference<>(reference, references.value(), references.onDelete(), key));
            } else if (component.isAnnotationPresent(Indexed.class)) {
                addKey(List.of(attribute), false);
            }
        }
        for (Index index : recordClass.getAnnotationsByType(Index.class)) {
            addKey(named(index.value()), false);
        }
        if (keys.size() > Limits.KEYS) {
            problems.add("at most " + Limits.KEYS + " keys, indexes and references are allowed");
        }
    }

    private List<Attribute<E, ?>> named(String[] names) {
        List<Attribute<E, ?>> found = new ArrayList<>();
        for (String name : names) {
            components.stream()
                    .filter(attribute -> attribute.name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(found::add, () -> problems.add("a key names " + name + ", which is no component"));
        }
        return found;
    }

    /** Adds a key, unless one on the same attributes serves already. */
    private Key<E> addKey(List<Attribute<E, ?>> attributes, boolean unique) {
        for (Key<E> key : keys) {
            if (key.attributes().equals(attributes)) {
                return key;
            }
        }
        long bytes = 0;
        for (Attribute<E, ?> attribute : attributes) {
            bytes += keyBytes(attribute);
            if (attribute.isId()) {
                problems.add(attribute.name() + " is the id, which needs no key");
            }
        }
        if (bytes > Limits.KEY_BYTES
                || attributes.isEmpty()
                || attributes.size() > Limits.KEY_ATTRIBUTES
                || attributes.stream().distinct().count() < attributes.size()) {
            problems.add("the key " + attributes + " takes up to " + bytes + " bytes; a key has 1 to "
                    + Limits.KEY_ATTRIBUTES + " different attributes and takes at most " + Limits.KEY_BYTES
                    + " bytes (4 a code point, 8 a number)");
        }
        Key<E> key = new Key<>(owner, keys.size(), List.copyOf(attributes), unique);
        keys.add(key);
        return key;
    }

    private long keyBytes(Attribute<E, ?> attribute) {
        boolean sized = attribute.type() == ValueType.TEXT || attribute.type() == ValueType.BYTES;
        if (sized && attribute.maxLength() == 0) {
            problems.add(attribute.name() + " is in a key and so has a @MaxLength");
            return 0;
        }
        return switch (attribute.type()) {
            case TEXT -> 4L * attribute.maxLength();
            case BYTES -> attribute.maxLength();
            case ENUM -> 4L * 63;
            default -> 8;
        };
    }

    RecordShape<E> shape() {
        return shape;
    }

    List<Attribute<E, ?>> components() {
        return List.copyOf(components);
    }

    @SuppressWarnings("unchecked")
    Attribute<E, Long> id() {
        return (Attribute<E, Long>)
                components.stream().filter(Attribute::isId).findFirst().orElseThrow();
    }

    List<Key<E>> keys() {
        return List.copyOf(keys);
    }

    List<Reference<E>> references() {
        return List.copyOf(references);
    }
}
