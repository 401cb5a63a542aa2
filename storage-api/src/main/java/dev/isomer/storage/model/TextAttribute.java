package dev.isomer.storage.model;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A text component, which can also be matched by its beginning or a part.
 *
 * @param <E> the entity's record
 */
public final class TextAttribute<E> extends Attribute<E, String> {
    TextAttribute(EntityType<E> entityType, AttributeFacts facts, Function<E, @Nullable Object> accessor) {
        super(entityType, facts, accessor);
    }

    /** Begins with {@code prefix}, literally and case-sensitively; every text begins with the empty one. */
    public Predicate<E> startsWith(String prefix) {
        return new Predicate.TextMatch<>(this, Predicate.TextMatch.Kind.STARTS_WITH, (String) literal(prefix));
    }

    /** Contains {@code part}, literally and case-sensitively; every text contains the empty one. */
    public Predicate<E> contains(String part) {
        return new Predicate.TextMatch<>(this, Predicate.TextMatch.Kind.CONTAINS, (String) literal(part));
    }
}
