package dev.isomer.storage.model;

import dev.isomer.storage.error.InvalidSchemaException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The entity types of one store, checked as a whole. Immutable and safe for use by any number of threads. */
public final class Schema {
    private final String name;
    private final List<EntityType<?>> types;
    private final Map<Class<?>, EntityType<?>> byRecord = new HashMap<>();
    private final Map<EntityType<?>, Integer> ordinals = new HashMap<>();
    private final Map<EntityType<?>, List<Reference<?>>> referencesTo = new HashMap<>();
    private final Map<Class<?>, Object> derived = new ConcurrentHashMap<>();

    private Schema(String name, List<EntityType<?>> types) {
        this.name = name;
        this.types = types;
        for (EntityType<?> type : types) {
            byRecord.putIfAbsent(type.recordClass(), type);
            ordinals.putIfAbsent(type, ordinals.size());
            referencesTo.put(type, new ArrayList<>());
        }
    }

    /**
     * A schema of these types.
     *
     * @param name of the form of a component's name; a persistent store records it
     * @throws InvalidSchemaException listing every problem: names alike, a reference to a type that is not here, a
     *     reference on a cycle that is not nullable
     */
    public static Schema of(String name, EntityType<?>... types) {
        Schema schema = new Schema(name, List.of(types));
        List<String> problems = schema.problems();
        if (!problems.isEmpty()) {
            throw new InvalidSchemaException("the schema " + name, problems);
        }
        for (EntityType<?> type : schema.types) {
            type.rememberPlace(schema, schema.ordinalOf(type));
            for (Reference<?> reference : type.references()) {
                Objects.requireNonNull(schema.referencesTo.get(schema.parentOf(reference)))
                        .add(reference);
            }
        }
        return schema;
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!StoredNames.isComponentName(name)) {
            problems.add("its name is not of the form [a-z][A-Za-z0-9]{0,39}");
        }
        if (types.isEmpty()) {
            problems.add("it has no entity types");
        }
        Set<String> names = new HashSet<>();
        for (EntityType<?> type : types) {
            if (!names.add(type.storedName())) {
                problems.add("two types have the stored name " + type.storedName());
            }
            for (Reference<?> reference : type.references()) {
                if (!byRecord.containsKey(reference.parentClass())) {
                    problems.add(reference + " refers to a type that is not in the schema");
                } else if (!reference.attribute().isNullable() && isOnCycle(reference)) {
                    problems.add(reference + " is on a cycle of references and so must be @Nullable");
                }
            }
        }
        return problems;
    }

    private boolean reaches(EntityType<?> from, EntityType<?> target, Set<EntityType<?>> seen) {
        if (from == target) {
            return true;
        }
        if (!seen.add(from)) {
            return false;
        }
        for (Reference<?> reference : from.references()) {
            EntityType<?> parent = byRecord.get(reference.parentClass());
            if (parent != null && reaches(parent, target, seen)) {
                return true;
            }
        }
        return false;
    }

    /** The schema's name. */
    public String name() {
        return name;
    }

    /** The types, in declared order. */
    public List<EntityType<?>> types() {
        return types;
    }

    /**
     * The position of a type in {@link #types()}, from 0.
     *
     * @throws IllegalArgumentException if the type is not in the schema
     */
    public int ordinalOf(EntityType<?> type) {
        EntityType.Place place = type.place();
        if (place != null && place.schema() == this) {
            return place.ordinal();
        }
        Integer ordinal = ordinals.get(type);
        if (ordinal == null) {
            throw new IllegalArgumentException("The schema " + name + " has no type " + type + "; it has " + types
                    + ". Use the constant that the schema was made with.");
        }
        return ordinal;
    }

    /**
     * The type of a row.
     *
     * @throws IllegalArgumentException if its record is not in the schema
     */
    @SuppressWarnings("unchecked")
    public <E extends Record> EntityType<E> typeOf(E row) {
        EntityType<?> type = byRecord.get(row.getClass());
        if (type == null) {
            throw new IllegalArgumentException("The schema " + name + " has no type for "
                    + row.getClass().getSimpleName() + "; it has " + types + ".");
        }
        return (EntityType<E>) type;
    }

    /** The type that a reference refers to. */
    public EntityType<?> parentOf(Reference<?> reference) {
        EntityType<?> parent = byRecord.get(reference.parentClass());
        if (parent == null) {
            throw new IllegalArgumentException(reference + " is not of the schema " + name);
        }
        return parent;
    }

    /** Whether the type that is referred to refers back, directly, through others, or being the same. */
    public boolean isOnCycle(Reference<?> reference) {
        return reaches(parentOf(reference), reference.childType(), new HashSet<>());
    }

    /** The types, each after those that it refers to, references on a cycle aside; a list of the caller's own. */
    public List<EntityType<?>> typesParentsFirst() {
        Set<EntityType<?>> ordered = new LinkedHashSet<>();
        types.forEach(type -> addParentsFirst(type, ordered));
        return new ArrayList<>(ordered);
    }

    private void addParentsFirst(EntityType<?> type, Set<EntityType<?>> ordered) {
        for (Reference<?> reference : type.references()) {
            if (!isOnCycle(reference)) {
                addParentsFirst(parentOf(reference), ordered);
            }
        }
        ordered.add(type);
    }

    /** The references to a type, in the order of the types that refer and of their components. */
    public List<Reference<?>> referencesTo(EntityType<?> type) {
        return List.copyOf(referencesTo.get(types.get(ordinalOf(type))));
    }

    /**
     * What an engine makes of the schema: made when it is first asked for and kept as long as the schema, so that the
     * next store of the same types is open at once.
     *
     * @param type what it is, a class of the engine's own
     * @param make makes it, without other effects; never null
     */
    public <T> T derived(Class<T> type, Function<Schema, T> make) {
        Object known = derived.get(type);
        return type.cast(known != null ? known : derived.computeIfAbsent(type, absent -> make.apply(this)));
    }

    /** The schema as lines of text, one a type, attribute, key or reference; equal for equal schemas. */
    public List<String> description() {
        return RecordedSchema.of(this).lines();
    }

    @Override
    public String toString() {
        return name + types.stream().map(EntityType::storedName).collect(Collectors.joining(", ", "(", ")"));
    }
}
