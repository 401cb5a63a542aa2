package dev.isomer.storage.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a store from being opened with a schema, in words: all in which the schema is not just wider than the
 * recorded one. The order of types, attributes, keys, references and constants is no difference.
 */
final class SchemaDifferences {
    private final Predicate<String> hasDefault;
    private final List<String> differences = new ArrayList<>();

    private SchemaDifferences(Predicate<String> hasDefault) {
        this.hasDefault = hasDefault;
    }

    /**
     * Every difference, in the order of the store and then of the program; empty if there is none, or if the program's
     * schema only has more.
     *
     * @param hasDefault of {@code type.attribute} in stored names, whether the program has a value for rows that are
     *     older
     */
    static List<String> between(RecordedSchema store, RecordedSchema program, Predicate<String> hasDefault) {
        SchemaDifferences found = new SchemaDifferences(hasDefault);
        if (!store.name().equals(program.name())) {
            found.add("the name of the schema", "is " + store.name(), program.name());
        }
        for (RecordedType type : store.types()) {
            RecordedType wanted = program.type(type.name());
            if (wanted == null) {
                found.differences.add("the type " + type.name() + " is in the store alone");
            } else {
                found.compare(type, wanted);
            }
        }
        return List.copyOf(found.differences);
    }

    private void add(String what, String inTheStore, String inTheProgram) {
        differences.add(what + " " + inTheStore + " in the store and " + inTheProgram + " in the program");
    }

    private void compare(RecordedType store, RecordedType program) {
        String idInStore = idOf(store);
        String idInProgram = idOf(program);
        if (!idInStore.equals(idInProgram)) {
            add("the id of " + store.name(), "is " + idInStore, idInProgram);
        }
        for (RecordedAttribute attribute : store.attributes()) {
            RecordedAttribute wanted = program.attribute(attribute.name());
            if (wanted != null) {
                compare(store.name() + "." + attribute.name(), attribute, wanted);
            } else if (!attribute.id()) {
                differences.add(shown(store, attribute) + " is in the store alone");
            }
        }
        for (RecordedAttribute attribute : program.attributes()) {
            boolean isNew = !attribute.id() && store.attribute(attribute.name()) == null;
            if (isNew && !attribute.nullable() && !hasDefault.test(program.name() + "." + attribute.name())) {
                differences.add(shown(program, attribute) + " is in the program alone, and neither @Nullable nor with"
                        + " a @Default for the rows that are there");
            }
        }
        compareKeys(store, program);
        compareReferences(store, program);
    }

    private static String idOf(RecordedType type) {
        return type.attributes().stream()
                .filter(RecordedAttribute::id)
                .map(RecordedAttribute::name)
                .findFirst()
                .orElse("missing");
    }

    private static String shown(RecordedType type, RecordedAttribute attribute) {
        return type.name() + "." + attribute.name() + " (" + attribute.kind()
                + (attribute.nullable() ? ", may be null" : "") + ")";
    }

    private void compare(String name, RecordedAttribute store, RecordedAttribute program) {
        if (store.type() != program.type()) {
            add(name, "is " + store.kind(), program.kind());
            return;
        }
        if (store.nullable() != program.nullable()) {
            add(name, store.nullable() ? "may be null" : "is never null", program.nullable() ? "may be" : "never is");
        }
        if (!program.isAtLeastAsLongAs(store)) {
            add(name, "holds up to " + length(store), "up to " + length(program));
        }
        List<String> lost = store.constants().stream()
                .filter(constant -> !program.constants().contains(constant))
                .toList();
        if (!lost.isEmpty()) {
            differences.add(name + " has " + (lost.size() == 1 ? "the constant " : "the constants ")
                    + String.join(", ", lost) + " in the store alone");
        }
    }

    private static String length(RecordedAttribute attribute) {
        return attribute.maxLength() == 0
                ? "4 MiB"
                : attribute.maxLength() + (attribute.type() == ValueType.TEXT ? " code points" : " bytes");
    }

    private void compareKeys(RecordedType store, RecordedType program) {
        for (RecordedKey key : store.keys()) {
            RecordedKey wanted = program.key(key.attributes());
            String columns = store.name() + "(" + String.join(", ", key.attributes()) + ")";
            if (wanted == null) {
                differences.add((key.unique() ? "the unique key " : "the index ") + columns + " is in the store alone");
            } else if (key.unique() && !wanted.unique()) {
                add(columns, "is unique", "a plain index");
            }
        }
    }

    private void compareReferences(RecordedType store, RecordedType program) {
        Stream<String> shared = store.attributes().stream()
                .map(RecordedAttribute::name)
                .filter(name -> program.attribute(name) != null);
        shared.forEach(name -> {
            RecordedReference recorded = store.reference(name);
            RecordedReference wanted = program.reference(name);
            if (!Objects.equals(recorded, wanted)) {
                add(store.name() + "." + name, "refers to " + target(recorded), "to " + target(wanted));
            }
        });
    }

    private static String target(@Nullable RecordedReference reference) {
        return reference == null ? "nothing" : reference.parent() + " (" + reference.onDelete() + ")";
    }
}
