package dev.isomer.storage.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A schema as lines of text, which a persistent store records and compares at the next opening. */
final class SchemaDescription {
    private SchemaDescription() {}

    static List<String> of(Schema schema) {
        List<String> lines = new ArrayList<>();
        lines.add("schema " + schema.name());
        for (EntityType<?> type : schema.types()) {
            lines.add("type " + type.storedName());
            type.components().forEach(attribute -> lines.add(attribute(type, attribute)));
            type.keys()
                    .forEach(key -> lines.add((key.unique() ? "unique " : "index ") + type.storedName() + "("
                            + key.attributes().stream()
                                    .map(Attribute::storedName)
                                    .collect(Collectors.joining(", ")) + ")"));
            type.references()
                    .forEach(reference -> lines.add("reference " + type.storedName() + "."
                            + reference.attribute().storedName() + " -> "
                            + schema.parentOf(reference).storedName() + " "
                            + reference.onDelete()));
        }
        return List.copyOf(lines);
    }

    private static String attribute(EntityType<?> type, Attribute<?, ?> attribute) {
        String values = attribute.type() == ValueType.ENUM
                ? Arrays.stream(attribute.javaClass().getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .collect(Collectors.joining(", ", "(", ")"))
                : attribute.maxLength() > 0 ? "(" + attribute.maxLength() + ")" : "";
        return "attribute " + type.storedName() + "." + attribute.storedName() + " " + attribute.type() + values
                + (attribute.isId() ? " id" : attribute.isNullable() ? " nullable" : "");
    }
}
