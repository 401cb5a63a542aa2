package dev.isomer.storage.jdbc;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Predicate.Operator;
import dev.isomer.storage.spi.Condition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** By which attributes two rows of a query can still be equal; not every database sees that by itself. */
final class Uniqueness {
    private final EntityType<?> type;
    private final Set<Attribute<?, ?>> given = new HashSet<>();

    /** What a condition gives one value of. */
    Uniqueness(EntityType<?> type, Condition<?> condition) {
        this.type = type;
        List<? extends Condition<?>> terms =
                condition instanceof Condition.All<?> all ? all.terms() : List.of(condition);
        for (Condition<?> term : terms) {
            if (term instanceof Condition.Compare<?> compare
                    && compare.operator() == Operator.EQUAL
                    && !compare.orNull()) {
                given.add(compare.attribute());
            }
        }
    }

    /** Takes an attribute as ordered by. Any number of rows may have null in a unique key, so that decides nothing. */
    void add(Attribute<?, ?> attribute) {
        if (!attribute.isNullable()) {
            given.add(attribute);
        }
    }

    /** Whether no two rows have the same of all that is given. */
    boolean isDecided() {
        if (given.contains(type.id())) {
            return true;
        }
        for (Key<?> key : type.keys()) {
            if (key.unique() && given.containsAll(key.attributes())) {
                return true;
            }
        }
        return false;
    }
}
