package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Documents;
import dev.isomer.storage.conformance.fixture.User;
import dev.isomer.storage.error.UniqueViolationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More rows than a node, a page or a batch of any engine holds: rules VOL-01 and VOL-04. */
@Tag("large")
public class ManyRowsContract extends ManyRowsTopic {
    /** The topic for this engine. */
    public ManyRowsContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @CountsRuns
    @Rule("VOL-01")
    void rowsComeInAnyOrderAndGoInAnyOther() {
        Store store = open(AllTypes.SCHEMA);
        inOneTransaction(store, tx -> IntStream.range(0, 400).forEach(number -> insert(tx, number)));
        inOneTransaction(store, tx -> shuffled(400, ROWS).forEach(number -> insert(tx, number)));
        inOneTransaction(store, this::change);
        List<Long> going = new ArrayList<>(numbers.keySet());
        Collections.shuffle(going, random);
        inOneTransaction(store, tx -> going.subList(0, 600).forEach(id -> delete(tx, id)));
        inOneTransaction(
                store, tx -> List.copyOf(numbers.keySet()).stream().limit(200).forEach(id -> delete(tx, id)));
        inOneTransaction(store, tx -> reversed(List.copyOf(numbers.keySet())).forEach(id -> delete(tx, id)));
        inOneTransaction(store, tx -> shuffled(0, 100).forEach(number -> insert(tx, number)));
    }

    @Test
    @Rule("VOL-04")
    void aUniqueValueIsFoundAmongAnyNumberThatBeginAlike() {
        Store store = open(Documents.SCHEMA);
        List<Integer> some = shuffled(0, 3 * ROWS).subList(0, ROWS);
        store.write(tx -> {
            some.forEach(number -> tx.insert(Documents.user(number).withApiKey(key(number))));
            return null;
        });
        store.read(tx -> {
            for (int number = -1; number <= 3 * ROWS; number++) {
                Optional<User> found = tx.find(User.API_KEY, key(number));
                Optional<String> expected = some.contains(number) ? Optional.of(key(number)) : Optional.empty();
                assertEquals(expected, found.map(User::apiKey));
            }
            return null;
        });
        for (int number : some.subList(0, 20)) {
            User late = Documents.user(-1).withApiKey(key(number));
            store.write(tx -> assertThrowsExactly(UniqueViolationException.class, () -> tx.insert(late)));
        }
        assertEquals(ROWS, store.repository(User.TYPE).count());
    }

    private static String key(int number) {
        return "isk_live_" + Integer.toString(number + 10_000, 7) + (number % 5 == 0 ? "é" : "");
    }
}
