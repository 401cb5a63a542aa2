package dev.isomer.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.memory.People.Person;
import dev.isomer.storage.memory.People.Rank;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.Order;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import dev.isomer.storage.model.TextAttribute;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.Selection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.jspecify.annotations.Nullable;

/** Whatever way the planner chooses, the answer is that of filtering and sorting all rows. */
@Tag("property")
class QueryProperties {
    private static final List<String> TEXTS = List.of(
            "", "a", "ab", "abc", "abcdefgh", "abcdefghi", "b", "\ue000", "\uffff", "\ud83d\ude00", "\ud83d\ude00a");

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void anAnswerIsThatOfAScan(@ForAll long seed) {
        Random random = new Random(seed);
        try (Store store = MemoryStore.open(People.SCHEMA)) {
            List<Person> rows = store.write(tx -> {
                for (int i = 0; i < 120; i++) {
                    tx.insert(person(random, i));
                }
                for (int i = 0; i < 40; i++) {
                    tx.delete(Person.TYPE, 1 + random.nextInt(120));
                }
                return tx.list(Person.TYPE.all());
            });
            for (int i = 0; i < 40; i++) {
                check(store, rows, query(random, rows));
            }
            assertEquals(List.of(), store.verify());
        }
    }

    private static void check(Store store, List<Person> rows, Query<Person> query) {
        Selection<Person> selection = Selection.of(query);
        List<Person> matching = rows.stream().filter(selection.where()::test).toList();
        List<Person> expected = matching.stream()
                .filter(selection::isAfter)
                .sorted(selection.comparator())
                .skip(query.offset())
                .limit(query.limit())
                .toList();
        assertEquals(expected, store.read(tx -> tx.list(query)), query::toString);
        long count = store.read(tx -> tx.count(Person.TYPE, query.predicate()));
        assertEquals(matching.size(), count, query::toString);
    }

    private static Query<Person> query(Random random, List<Person> rows) {
        Query<Person> query = Person.TYPE.where(predicate(random, 2)).orderBy(orders(random));
        if (random.nextInt(3) == 0) {
            query = query.after(query.positionOf(rows.get(random.nextInt(rows.size()))));
        }
        if (random.nextInt(3) == 0) {
            query = query.offset(random.nextInt(5));
        }
        return random.nextInt(2) == 0 ? query : query.limit(random.nextInt(12));
    }

    private static List<Order<Person>> orders(Random random) {
        boolean descending = random.nextBoolean();
        List<Attribute<Person, ?>> attributes = switch (random.nextInt(6)) {
            case 0 -> List.of();
            case 1 -> List.of(Person.NAME);
            case 2 -> List.of(Person.CITY, Person.AGE);
            case 3 -> List.of(Person.RANK, Person.BADGE);
            case 4 -> List.of(Person.HEIGHT, Person.TYPE.id());
            default -> List.of(Person.WEIGHT, Person.CITY);
        };
        List<Order<Person>> orders = new ArrayList<>();
        for (Attribute<Person, ?> attribute : attributes) {
            boolean turned = random.nextInt(8) == 0;
            orders.add(descending != turned ? attribute.descending() : attribute);
        }
        return orders;
    }

    private static Predicate<Person> predicate(Random random, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            Predicate<Person> left = predicate(random, depth - 1);
            Predicate<Person> right = predicate(random, depth - 1);
            return random.nextInt(4) == 0 ? left.or(right) : left.and(right);
        }
        Predicate<Person> atom = switch (random.nextInt(8)) {
            case 0 -> text(random, Person.NAME);
            case 1, 2 -> text(random, Person.CITY);
            case 3 -> comparison(random, Person.AGE, random.nextInt(4), random.nextInt(4));
            case 4 -> comparison(random, Person.RANK, rank(random), rank(random));
            case 5 -> comparison(random, Person.BADGE, badge(random), badge(random));
            case 6 -> comparison(random, Person.HEIGHT, random.nextInt(3) - 1.0, random.nextInt(3) - 0.5);
            default -> comparison(random, Person.TYPE.id(), random.nextLong(130), random.nextLong(130));
        };
        return random.nextInt(6) == 0 ? atom.not() : atom;
    }

    private static Predicate<Person> text(Random random, TextAttribute<Person> attribute) {
        return switch (random.nextInt(3)) {
            case 0 -> attribute.startsWith(text(random));
            case 1 -> attribute.contains(text(random));
            default -> comparison(random, attribute, text(random), text(random));
        };
    }

    private static <V> Predicate<Person> comparison(Random random, Attribute<Person, V> attribute, V one, V other) {
        return switch (random.nextInt(9)) {
            case 0, 1 -> attribute.eq(one);
            case 2 -> attribute.lt(one);
            case 3 -> attribute.le(one);
            case 4 -> attribute.gt(one);
            case 5 -> attribute.ge(one);
            case 6 -> attribute.in(List.of(one, other));
            case 7 -> attribute.between(one, other);
            default -> attribute.isNull();
        };
    }

    private static Person person(Random random, int number) {
        boolean hasRank = random.nextInt(3) > 0;
        return new Person(
                0,
                text(random) + number,
                orNull(random, text(random)),
                random.nextInt(4),
                hasRank ? rank(random) : null,
                hasRank ? Bytes.of(new byte[] {(byte) number, (byte) (number >> 8)}) : orNull(random, badge(random)),
                random.nextInt(3) - 1.0,
                random.nextBoolean(),
                Instant.ofEpochSecond(random.nextInt(4) - 2, 1_000),
                orNull(random, random.nextLong(3)),
                null);
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static Rank rank(Random random) {
        return Rank.values()[random.nextInt(Rank.values().length)];
    }

    private static Bytes badge(Random random) {
        return Bytes.of(new byte[] {(byte) random.nextInt(120)});
    }

    private static <V> @Nullable V orNull(Random random, V value) {
        return random.nextInt(4) == 0 ? null : value;
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void groupsAreThoseOfAScan(@ForAll long seed) {
        Random random = new Random(seed);
        MemoryDriver driver = new MemoryDriver(DatabaseShape.of(People.SCHEMA), Long.MAX_VALUE);
        try (Store store = Store.over(driver, People.SCHEMA, StoreOptions.defaults())) {
            store.write(tx -> {
                for (int i = 0; i < 60; i++) {
                    tx.insert(person(random, i));
                }
                return null;
            });
            Predicate<Person> predicate = predicate(random, 1);
            List<Person> matching = store.read(tx -> tx.list(Person.TYPE.where(predicate)));
            List<String> groups = new ArrayList<>();
            driver.read(Scope.SINGLE)
                    .groups(Person.CITY, Condition.of(predicate), 100, (city, count) -> groups.add(count + "×" + city));
            List<@Nullable String> cities = new ArrayList<>();
            matching.forEach(row -> {
                if (!cities.contains(row.city())) {
                    cities.add(row.city());
                }
            });
            cities.sort((left, right) -> {
                int byCount = Long.compare(count(matching, right), count(matching, left));
                return byCount != 0 ? byCount : Person.CITY.type().compare(left, right);
            });
            assertEquals(
                    cities.stream()
                            .map(city -> count(matching, city) + "×" + city)
                            .toList(),
                    groups);
        }
    }

    private static long count(List<Person> rows, @Nullable String city) {
        return rows.stream().filter(row -> Objects.equals(row.city(), city)).count();
    }
}
