package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.RowSource;
import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.fixture.User;
import dev.isomer.storage.model.EntityType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** All rows that a transaction sees: rule QRY-30. */
public class RowSourceContract extends Contract {
    /** The topic for this engine. */
    public RowSourceContract(TestedEngine engine) {
        super(engine);
    }

    /** All rows by the stored name of their type, of which there are as many as the source counts. */
    static Map<String, List<?>> contents(RowSource source) {
        Map<String, List<?>> contents = new LinkedHashMap<>();
        for (EntityType<?> type : source.schema().types()) {
            List<?> rows = rows(source, type);
            assertEquals(rows.size(), source.count(type));
            contents.put(type.storedName(), rows);
        }
        return contents;
    }

    private static <E> List<E> rows(RowSource source, EntityType<E> type) {
        List<E> rows = new ArrayList<>();
        source.forEach(type, rows::add);
        return rows;
    }

    @Test
    @Rule("QRY-30")
    void aTransactionGivesAllRowsThatItSees() {
        Store store = open(Conversations.SCHEMA);
        RowSource after = store.write(tx -> {
            RowSource rows = tx.rows();
            assertSame(Conversations.SCHEMA, rows.schema());
            assertEquals(List.of(0L, 0L), List.of(rows.lastId(Session.TYPE), rows.lastId(Message.TYPE)));
            Session second = Session.TYPE.withId(Conversations.session(2), 20);
            tx.insertWithId(second);
            Session first = Session.TYPE.withId(Conversations.session(1), 3);
            tx.insertWithId(first);
            tx.insert(Conversations.message(3, 1));
            tx.insert(Conversations.message(20, 2));
            tx.delete(Message.TYPE, 2);
            assertEquals(contents(store.schema(), tx), contents(rows));
            assertEquals(List.of(first, second), rows(rows, Session.TYPE));
            assertEquals(List.of(20L, 2L), List.of(rows.lastId(Session.TYPE), rows.lastId(Message.TYPE)));
            return rows;
        });
        assertThrowsExactly(IllegalStateException.class, () -> after.count(Session.TYPE));
        store.read(tx -> {
            RowSource rows = tx.rows();
            assertEquals(contents(store.schema(), tx), contents(rows));
            assertEquals(List.of(20L, 2L), List.of(rows.lastId(Session.TYPE), rows.lastId(Message.TYPE)));
            assertThrowsExactly(IllegalArgumentException.class, () -> rows.count(User.TYPE));
            assertThrowsExactly(IllegalArgumentException.class, () -> rows.lastId(User.TYPE));
            assertThrowsExactly(IllegalArgumentException.class, () -> rows.forEach(User.TYPE, row -> {}));
            IllegalStateException own = new IllegalStateException("of the program");
            assertSame(
                    own,
                    assertThrowsExactly(
                            IllegalStateException.class,
                            () -> rows.forEach(Session.TYPE, row -> {
                                throw own;
                            })));
            return 0;
        });
    }
}
