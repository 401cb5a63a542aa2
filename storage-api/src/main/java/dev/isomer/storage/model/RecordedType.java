package dev.isomer.storage.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entity type as a persistent store records it.
 *
 * @param name the stored name
 * @param attributes all of them, the id too, in the order in which the store has them
 * @param keys unique keys and plain indexes, those of references too
 * @param references what it refers to
 */
public record RecordedType(
        String name, List<RecordedAttribute> attributes, List<RecordedKey> keys, List<RecordedReference> references) {
    /** Keeps its own lists. */
    public RecordedType {
        attributes = List.copyOf(attributes);
        keys = List.copyOf(keys);
        references = List.copyOf(references);
    }

    static RecordedType of(Schema schema, EntityType<?> type) {
        return new RecordedType(
                type.storedName(),
                type.components().stream().map(RecordedAttribute::of).toList(),
                type.keys().stream().map(RecordedKey::of).toList(),
                type.references().stream()
                        .map(reference -> new RecordedReference(
                                reference.attribute().storedName(),
                                schema.parentOf(reference).storedName(),
                                reference.onDelete().name()))
                        .toList());
    }

    /**
     * The identity.
     *
     * @throws IllegalArgumentException if none is recorded
     */
    public RecordedAttribute id() {
        return attributes.stream()
                .filter(RecordedAttribute::id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the recorded type " + name + " has no id"));
    }

    /** The attribute of this stored name, or null. */
    public @Nullable RecordedAttribute attribute(String storedName) {
        return attributes.stream()
                .filter(attribute -> attribute.name().equals(storedName))
                .findFirst()
                .orElse(null);
    }

    /** The key on these attributes, unique or not, or null. */
    public @Nullable RecordedKey key(List<String> storedNames) {
        return keys.stream()
                .filter(key -> key.attributes().equals(storedNames))
                .findFirst()
                .orElse(null);
    }

    /** The reference of the attribute of this stored name, or null. */
    public @Nullable RecordedReference reference(String storedName) {
        return references.stream()
                .filter(reference -> reference.attribute().equals(storedName))
                .findFirst()
                .orElse(null);
    }

    /** With what a wider one has more, after what is here already, which keeps its place. */
    RecordedType extendedTo(RecordedType wider) {
        List<RecordedAttribute> newAttributes = new ArrayList<>();
        for (RecordedAttribute mine : attributes) {
            RecordedAttribute theirs = wider.attribute(mine.name());
            newAttributes.add(theirs == null ? mine : theirs);
        }
        wider.attributes().stream()
                .filter(theirs -> attribute(theirs.name()) == null)
                .forEach(newAttributes::add);
        List<RecordedKey> newKeys = new ArrayList<>();
        for (RecordedKey mine : keys) {
            RecordedKey theirs = wider.key(mine.attributes());
            newKeys.add(theirs == null ? mine : theirs);
        }
        wider.keys().stream().filter(theirs -> key(theirs.attributes()) == null).forEach(newKeys::add);
        List<RecordedReference> newReferences = new ArrayList<>(references);
        wider.references().stream()
                .filter(theirs -> reference(theirs.attribute()) == null)
                .forEach(newReferences::add);
        return new RecordedType(name, newAttributes, newKeys, newReferences);
    }

    /** The type as lines of text. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("type " + name);
        attributes.forEach(attribute -> lines.add("attribute " + name + "." + attribute.text()));
        keys.forEach(key -> lines.add(
                (key.unique() ? "unique " : "index ") + name + "(" + String.join(", ", key.attributes()) + ")"));
        references.forEach(reference -> lines.add("reference " + name + "." + reference.attribute() + " -> "
                + reference.parent() + " " + reference.onDelete()));
        return lines;
    }
}
