package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Checks that values have one order, whether they are sorted, compared, looked up by an index or found by a scan. */
final class Orders {
    private Orders() {}

    /**
     * Stores the values in another order than theirs and asks for them in every way.
     *
     * @param plain an attribute without an index
     * @param indexed one of the same type with an index
     * @param ascending distinct values in their order
     */
    static <V> void check(
            Store store, Attribute<AllTypes, V> plain, Attribute<AllTypes, V> indexed, List<V> ascending) {
        store.write(tx -> {
            for (int at : shuffled(ascending.size())) {
                V value = ascending.get(at);
                tx.insert(AllTypes.empty().with(plain, value).with(indexed, value));
            }
            return null;
        });
        List<V> descending = new ArrayList<>(ascending);
        Collections.reverse(descending);
        for (Attribute<AllTypes, V> attribute : List.of(plain, indexed)) {
            assertEquals(ascending, values(store, attribute, AllTypes.TYPE.all().orderBy(attribute)));
            assertEquals(
                    descending, values(store, attribute, AllTypes.TYPE.all().orderBy(attribute.descending())));
            for (int i = 0; i < ascending.size(); i++) {
                compare(store, attribute, ascending, i);
            }
        }
    }

    private static <V> void compare(Store store, Attribute<AllTypes, V> attribute, List<V> ascending, int at) {
        V value = ascending.get(at);
        int size = ascending.size();
        assertEquals(ascending.subList(0, at), matching(store, attribute, attribute.lt(value)));
        assertEquals(ascending.subList(0, at + 1), matching(store, attribute, attribute.le(value)));
        assertEquals(List.of(value), matching(store, attribute, attribute.eq(value)));
        assertEquals(ascending.subList(at, size), matching(store, attribute, attribute.ge(value)));
        assertEquals(ascending.subList(at + 1, size), matching(store, attribute, attribute.gt(value)));
        V last = ascending.get(size - 1);
        assertEquals(ascending.subList(at, size), matching(store, attribute, attribute.between(value, last)));
    }

    private static <V> List<V> matching(Store store, Attribute<AllTypes, V> attribute, Predicate<AllTypes> predicate) {
        return values(store, attribute, AllTypes.TYPE.where(predicate).orderBy(attribute));
    }

    private static <V> List<V> values(Store store, Attribute<AllTypes, V> attribute, Query<AllTypes> query) {
        List<V> values = new ArrayList<>();
        store.read(tx -> tx.list(query)).forEach(row -> values.add(attribute.get(row)));
        return values;
    }

    /** Every position once, neither ascending nor descending where there are more than two. */
    private static List<Integer> shuffled(int size) {
        List<Integer> positions = new ArrayList<>();
        for (int i = size / 2; i < size; i++) {
            positions.add(i);
        }
        for (int i = size / 2 - 1; i >= 0; i--) {
            positions.add(i);
        }
        return positions;
    }
}
