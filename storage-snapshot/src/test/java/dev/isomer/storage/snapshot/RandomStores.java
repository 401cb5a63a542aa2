package dev.isomer.storage.snapshot;

import dev.isomer.storage.Store;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Reference;
import dev.isomer.storage.model.Schema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Fills stores of any schema with random rows of every type; a seed always gives the same rows. */
final class RandomStores {
    private static final int FEWEST_ROWS = 10;
    private static final int MOST_ROWS = 1_000;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final long SECONDS = ChronoUnit.SECONDS.between(EARLIEST, LATEST);

    private final SplittableRandom random;
    private final Schema schema;
    private final Map<EntityType<?>, List<Long>> ids = new HashMap<>();
    private long serial;

    private RandomStores(long seed, Schema schema) {
        this.random = new SplittableRandom(seed);
        this.schema = schema;
    }

    /** From 10 to 1,000 rows over all types; each type has had a newest row that was deleted. */
    static void fill(Store store, long seed) {
        RandomStores stores = new RandomStores(seed, store.schema());
        store.write(tx -> {
            stores.insertAll(tx);
            return true;
        });
    }

    private void insertAll(WriteTransaction transaction) {
        List<EntityType<?>> types = schema.typesParentsFirst();
        int rows = random.nextInt(FEWEST_ROWS, MOST_ROWS + 1);
        types.forEach(type -> insert(transaction, type));
        for (int i = types.size(); i < rows; i++) {
            insert(transaction, types.get(random.nextInt(types.size())));
        }
        types.forEach(type -> insertAndDelete(transaction, type));
    }

    @SuppressWarnings("unchecked")
    private <E extends Record> E insert(WriteTransaction transaction, EntityType<?> wanted) {
        EntityType<E> type = (EntityType<E>) wanted;
        @Nullable Object[] values = new Object[type.components().size()];
        for (Attribute<E, ?> attribute : type.components()) {
            values[attribute.ordinal()] = attribute.isId() ? (Long) 0L : value(type, attribute);
        }
        E row = transaction.insert(type.create(values));
        ids.computeIfAbsent(type, any -> new ArrayList<>()).add(type.idOf(row));
        return row;
    }

    @SuppressWarnings("unchecked")
    private <E extends Record> void insertAndDelete(WriteTransaction transaction, EntityType<?> wanted) {
        EntityType<E> type = (EntityType<E>) wanted;
        E row = insert(transaction, type);
        transaction.delete(type, type.idOf(row));
        ids.get(type).remove((Object) type.idOf(row));
    }

    private <E> @Nullable Object value(EntityType<E> type, Attribute<E, ?> attribute) {
        Reference<E> reference = type.references().stream()
                .filter(each -> each.attribute() == attribute)
                .findFirst()
                .orElse(null);
        if (attribute.isNullable() && random.nextInt(4) == 0) {
            return null;
        }
        if (reference != null) {
            List<Long> parents = ids.getOrDefault(schema.parentOf(reference), List.of());
            return parents.isEmpty() ? null : parents.get(random.nextInt(parents.size()));
        }
        return switch (attribute.type()) {
            case TEXT -> text(attribute, type.uniqueKeyOn(attribute) != null);
            case LONG -> random.nextBoolean() ? random.nextLong() : random.nextLong(100);
            case INT -> random.nextInt();
            case DOUBLE -> number();
            case BOOLEAN -> random.nextBoolean();
            case INSTANT -> instant();
            case BYTES -> bytes();
            case ENUM -> constant(attribute.javaClass().getEnumConstants());
        };
    }

    private String text(Attribute<?, ?> attribute, boolean unique) {
        int most = attribute.maxLength() == 0 ? 2_000 : Math.min(2_000, attribute.maxLength());
        String end = unique ? "#" + serial++ : "";
        int length = random.nextInt(8) == 0 ? most - end.length() : random.nextInt(Math.min(most, 40) - end.length());
        StringBuilder text = new StringBuilder();
        random.ints(0, Character.MAX_CODE_POINT + 1)
                .map(codePoint -> random.nextInt(3) == 0 ? codePoint : codePoint % 0x250)
                .filter(codePoint -> codePoint != 0 && (codePoint < 0xD800 || codePoint > 0xDFFF))
                .limit(length)
                .forEach(text::appendCodePoint);
        return text + end;
    }

    private Object constant(Object[] constants) {
        return constants[random.nextInt(constants.length)];
    }

    private double number() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(1_000) / 100.0;
            case 1 ->
                List.of(0.0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 1e23, 2e-3, 9007199254740993.0)
                        .get(random.nextInt(7));
            default -> Double.longBitsToDouble(random.nextLong() & ~(1L << 62));
        };
    }

    private Instant instant() {
        return switch (random.nextInt(8)) {
            case 0 -> EARLIEST;
            case 1 -> LATEST;
            case 2 -> Instant.EPOCH;
            default ->
                EARLIEST.plusSeconds(random.nextLong(SECONDS)).plus(random.nextInt(1_000_000), ChronoUnit.MICROS);
        };
    }

    /** Often empty, sometimes short, rarely 1 MiB. */
    private Bytes bytes() {
        byte[] content = new byte[random.nextInt(60) == 0 ? 1 << 20 : random.nextInt(3) == 0 ? 0 : random.nextInt(300)];
        random.nextBytes(content);
        return Bytes.of(content);
    }
}
