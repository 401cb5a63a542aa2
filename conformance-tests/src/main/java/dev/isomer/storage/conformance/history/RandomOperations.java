package dev.isomer.storage.conformance.history;

import dev.isomer.storage.conformance.history.Operation.Kind;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Limits;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Schema;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random statements that fit what a model holds, and keep the number of its rows about the same. */
final class RandomOperations {
    private static final int FEW_ROWS = 60;
    private static final int MANY_ROWS = 130;
    private static final Map<Kind, Integer> WEIGHTS = new EnumMap<>(Map.ofEntries(
            Map.entry(Kind.INSERT, 14),
            Map.entry(Kind.INSERT_WITH_ID, 6),
            Map.entry(Kind.UPDATE, 13),
            Map.entry(Kind.DELETE, 7),
            Map.entry(Kind.GET, 11),
            Map.entry(Kind.FIND, 12),
            Map.entry(Kind.LIST, 9),
            Map.entry(Kind.FIRST, 7),
            Map.entry(Kind.FOR_EACH, 5),
            Map.entry(Kind.COUNT, 7),
            Map.entry(Kind.EXISTS, 7),
            Map.entry(Kind.COUNT_BY, 5),
            Map.entry(Kind.COUNT_DISTINCT, 4)));

    private final Random random;
    private final List<EntityType<Record>> types;
    private final ModelStore model;
    private final RandomValues values;
    private final RandomRows rows;
    private final RandomQueries queries;

    RandomOperations(Random random, Schema schema, ModelStore model) {
        this.random = random;
        this.types = schema.types().stream().map(Family::ofRecords).toList();
        this.model = model;
        this.values = new RandomValues(random);
        this.rows = new RandomRows(schema, model, random);
        this.queries = new RandomQueries(model, random, rows);
    }

    /** One of any kind, or of those that change nothing. */
    Operation any(boolean reading) {
        return ofKind(kind(reading));
    }

    private Kind kind(boolean reading) {
        Map<Kind, Integer> weights = new EnumMap<>(WEIGHTS);
        if (model.size() < FEW_ROWS) {
            weights.put(Kind.INSERT, 26);
            weights.put(Kind.DELETE, 4);
        } else if (model.size() > MANY_ROWS) {
            weights.put(Kind.INSERT, 4);
            weights.put(Kind.DELETE, 20);
        }
        weights.keySet().removeIf(kind -> reading && !kind.isRead());
        int choice = random.nextInt(
                weights.values().stream().mapToInt(Integer::intValue).sum());
        for (Map.Entry<Kind, Integer> weight : weights.entrySet()) {
            choice -= weight.getValue();
            if (choice < 0) {
                return weight.getKey();
            }
        }
        throw new IllegalStateException("the choice is less than the sum of the weights");
    }

    /** One of this kind. */
    Operation ofKind(Kind kind) {
        EntityType<Record> type = values.oneOf(types);
        return switch (kind) {
            case INSERT -> new Operation.Put(kind, type, spoiledSometimes(type, rows.row(type, random.nextInt(3))));
            case INSERT_WITH_ID ->
                new Operation.Put(kind, type, spoiledSometimes(type, rows.row(type, idToInsert(type))));
            case UPDATE -> new Operation.Put(kind, type, spoiledSometimes(type, update(type)));
            case DELETE -> new Operation.Delete(type, values.id(model, type));
            case GET -> new Operation.Get(type, values.id(model, type));
            case FIND -> find(type);
            case LIST, FIRST, FOR_EACH -> new Operation.Rows(kind, queries.selected(type));
            case COUNT, EXISTS -> new Operation.Count(kind, type, predicate(type));
            case COUNT_BY -> countBy(type);
            case COUNT_DISTINCT -> new Operation.CountDistinct(attributeToGroupBy(type), predicate(type));
        };
    }

    private Record spoiledSometimes(EntityType<Record> type, Record row) {
        return values.chance(4) ? rows.spoiled(type, row) : row;
    }

    private Predicate<Record> predicate(EntityType<Record> type) {
        return values.chance(92) ? queries.predicate(type) : Operation.always();
    }

    /** One that is free, mostly; counters stay low enough to be met again. */
    private long idToInsert(EntityType<Record> type) {
        int choice = random.nextInt(100);
        long lastId = model.lastId(type);
        return choice < 10
                ? Math.min(values.id(model, type), lastId + 1_000)
                : choice < 12 ? 0 : choice < 14 ? Limits.GREATEST_ID + 1 : free(type, lastId + 1 - random.nextInt(20));
    }

    private long free(EntityType<Record> type, long wanted) {
        return wanted < 1 || model.get(type, wanted).isPresent() ? model.lastId(type) + 1 + random.nextInt(3) : wanted;
    }

    private Record update(EntityType<Record> type) {
        List<Record> all = model.rows(type);
        return all.isEmpty() || values.chance(8)
                ? rows.row(type, values.chance(50) ? values.id(model, type) : model.lastId(type) + 1)
                : rows.changed(type, values.oneOf(all));
    }

    private Operation find(EntityType<Record> type) {
        List<Attribute<Record, ?>> unique = type.components().stream()
                .filter(attribute -> attribute.isId() || type.uniqueKeyOn(attribute) != null)
                .toList();
        Attribute<Record, ?> attribute = values.oneOf(values.chance(88) ? unique : type.attributes());
        return new Operation.Find(Family.ofObjects(attribute), valueToFind(attribute));
    }

    private @Nullable Object valueToFind(Attribute<Record, ?> attribute) {
        List<Record> all = model.rows(attribute.entityType());
        if (values.chance(5)) {
            return values.invalid(attribute, true);
        } else if (!all.isEmpty() && values.chance(75)) {
            return attribute.get(values.oneOf(all));
        }
        return attribute.isId() ? (Object) values.id(model, attribute.entityType()) : values.valid(attribute);
    }

    private Operation countBy(EntityType<Record> type) {
        Attribute<Record, Object> attribute = attributeToGroupBy(type);
        long limit = values.chance(3) ? -1 : random.nextInt(8);
        return new Operation.CountBy(attribute, predicate(type), limit);
    }

    private Attribute<Record, Object> attributeToGroupBy(EntityType<Record> type) {
        List<Attribute<Record, ?>> sortable =
                type.components().stream().filter(ModelValues::isSortable).toList();
        return Family.ofObjects(values.oneOf(values.chance(85) ? sortable : type.components()));
    }
}
