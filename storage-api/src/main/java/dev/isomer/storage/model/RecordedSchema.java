package dev.isomer.storage.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A schema as a persistent store records it: what is stored, in stored names, without the program's records. A store
 * keeps its {@link #lines} and, when it is opened, {@link #parse}s them for {@link SchemaUpgrade}.
 *
 * @param name the schema's name
 * @param types in the order in which the store has them
 */
public record RecordedSchema(String name, List<RecordedType> types) {
    private static final Pattern SCHEMA = Pattern.compile("schema ([A-Za-z0-9]+)");
    private static final Pattern TYPE = Pattern.compile("type ([a-z0-9_]+)");
    private static final Pattern ATTRIBUTE = Pattern.compile("attribute ([a-z0-9_]+)\\.(.+)");
    private static final Pattern KEY = Pattern.compile("(unique|index) ([a-z0-9_]+)\\(([a-z0-9_, ]+)\\)");
    private static final Pattern REFERENCE =
            Pattern.compile("reference ([a-z0-9_]+)\\.([a-z0-9_]+) -> ([a-z0-9_]+) ([A-Z_]+)");

    /** Keeps its own list of the types. */
    public RecordedSchema {
        types = List.copyOf(types);
    }

    /** What a new store of a schema records. */
    public static RecordedSchema of(Schema schema) {
        return new RecordedSchema(
                schema.name(),
                schema.types().stream()
                        .map(type -> RecordedType.of(schema, type))
                        .toList());
    }

    /**
     * Reads what {@link #lines} gave.
     *
     * @throws IllegalArgumentException naming the first line that it cannot read
     */
    public static RecordedSchema parse(List<String> lines) {
        Matcher first = SCHEMA.matcher(lines.isEmpty() ? "" : lines.get(0));
        if (!first.matches()) {
            throw unreadable(lines, 0);
        }
        List<RecordedType> types = new ArrayList<>();
        int next = 1;
        while (next < lines.size()) {
            Matcher type = TYPE.matcher(lines.get(next));
            if (!type.matches()) {
                throw unreadable(lines, next);
            }
            int end = next + 1;
            while (end < lines.size() && !lines.get(end).startsWith("type ")) {
                end++;
            }
            types.add(parseType(type.group(1), lines, next + 1, end));
            next = end;
        }
        return new RecordedSchema(first.group(1), types);
    }

    private static RecordedType parseType(String name, List<String> lines, int from, int end) {
        List<RecordedAttribute> attributes = new ArrayList<>();
        List<RecordedKey> keys = new ArrayList<>();
        List<RecordedReference> references = new ArrayList<>();
        for (int i = from; i < end; i++) {
            Matcher attribute = ATTRIBUTE.matcher(lines.get(i));
            Matcher key = KEY.matcher(lines.get(i));
            Matcher reference = REFERENCE.matcher(lines.get(i));
            if (attribute.matches() && attribute.group(1).equals(name)) {
                RecordedAttribute parsed = RecordedAttribute.parse(attribute.group(2));
                if (parsed == null) {
                    throw unreadable(lines, i);
                }
                attributes.add(parsed);
            } else if (key.matches() && key.group(2).equals(name)) {
                List<String> names = List.of(key.group(3).split(", "));
                keys.add(new RecordedKey(names, key.group(1).equals("unique")));
            } else if (reference.matches() && reference.group(1).equals(name)) {
                references.add(new RecordedReference(reference.group(2), reference.group(3), reference.group(4)));
            } else {
                throw unreadable(lines, i);
            }
        }
        return new RecordedType(name, attributes, keys, references);
    }

    private static IllegalArgumentException unreadable(List<String> lines, int index) {
        return new IllegalArgumentException("line " + (index + 1) + " of the recorded schema, "
                + (index < lines.size() ? ValueRules.show(lines.get(index)) : "which is missing")
                + ", cannot be read");
    }

    /** The type of this stored name, or null. */
    public @Nullable RecordedType type(String storedName) {
        return types.stream()
                .filter(type -> type.name().equals(storedName))
                .findFirst()
                .orElse(null);
    }

    /**
     * The type of this stored name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public RecordedType requireType(String storedName) {
        RecordedType type = type(storedName);
        if (type == null) {
            throw new IllegalArgumentException("the recorded schema has no type " + storedName);
        }
        return type;
    }

    /**
     * The type that a reference refers to.
     *
     * @throws IllegalArgumentException if there is none
     */
    public RecordedType parentOf(RecordedReference reference) {
        return requireType(reference.parent());
    }

    /** With what a wider one has more, after what is here already, which keeps its place. */
    RecordedSchema extendedTo(RecordedSchema wider) {
        List<RecordedType> newTypes = new ArrayList<>();
        for (RecordedType mine : types) {
            RecordedType theirs = wider.type(mine.name());
            newTypes.add(theirs == null ? mine : mine.extendedTo(theirs));
        }
        wider.types().stream().filter(theirs -> type(theirs.name()) == null).forEach(newTypes::add);
        return new RecordedSchema(name, newTypes);
    }

    /** The schema as lines of text, one a type, attribute, key or reference; equal for equal schemas. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("schema " + name);
        types.forEach(type -> lines.addAll(type.lines()));
        return List.copyOf(lines);
    }
}
