package dev.isomer.storage.jdbc.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.jdbc.Library;
import dev.isomer.storage.jdbc.Library.Book;
import dev.isomer.storage.jdbc.Library.Shelf;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.model.Inspection.Found;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.spi.Scratch;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Looks at a user's place, which change nothing, and places for tests beside it. */
public abstract class BesideTopic extends ServerTopic {
    private final List<String> lines = new ArrayList<>();

    /** For this kind of server. */
    protected BesideTopic(TestedServer server) {
        super(server);
    }

    private Scratch scratch() {
        return server().engine().scratch(place().url().text());
    }

    private Place at(String url) {
        return new Place(server(), Place.parsed(server(), url));
    }

    private Inspection inspected() {
        return server().engine().inspect(place().url().text(), lines::add);
    }

    private Store library() {
        Store store = place().open(Library.SCHEMA);
        store.write(tx -> {
            Shelf shelf = tx.insert(Shelf.named("first"));
            return tx.insert(Book.on("a", shelf.id()));
        });
        return store;
    }

    @Test
    void aStoreIsLookedAtAlsoWhileItIsOpen() {
        try (Store store = library()) {
            RecordedSchema schema = RecordedSchema.of(Library.SCHEMA);
            assertEquals(new Inspection(Found.STORE, "A store of Isomer.", schema, 1L, true, List.of()), inspected());
            assertEquals(
                    List.of(
                            "tables, indexes, references and counters: ok",
                            "t_shelf: 1 row, counter 1",
                            "t_book: 1 row, counter 1",
                            "t_order: 0 rows, counter 0"),
                    lines);
            assertEquals(List.of(), store.verify());
        }
    }

    @Test
    void aStoreThatNeverHadRowsIsToldFromOneThatHad() {
        place().open(Library.SCHEMA).close();
        assertFalse(inspected().used());
        try (Store store = place().open(Library.SCHEMA)) {
            store.repository(Shelf.TYPE).insert(Shelf.named("gone"));
            store.repository(Shelf.TYPE).delete(1);
        }
        lines.clear();
        assertTrue(inspected().used());
        assertEquals("t_shelf: 0 rows, counter 1", lines.get(1));
    }

    @Test
    void aTableThatIsMissingIsTold() throws SQLException {
        place().open(Library.SCHEMA).close();
        place().run("DROP TABLE t_order");
        Inspection inspection = inspected();
        assertEquals(List.of(new Finding("t_order", "is missing")), inspection.findings());
        assertFalse(inspection.used());
        assertEquals(List.of("tables, indexes, references and counters: 1 found"), lines);
    }

    @Test
    void theUrlForATestIsTheSameForTheSameFolderAlone() {
        String url = place().url().text();
        assertEquals(url, server().engine().temporaryUrl(folder()));
        assertNotEquals(url, server().engine().temporaryUrl(folder().resolve("x")));
    }

    @Test
    void theDatabaseOfATestIsRemovedAndAgain() throws SQLException {
        library().close();
        server().engine().removeTemporary(folder());
        assertFalse(place().exists());
        server().engine().removeTemporary(folder());
    }

    @Test
    void databasesForTestsAreBesideTheUsersAndRemovedByName() throws SQLException {
        library().close();
        List<String> before = place().tables();
        Scratch scratch = scratch();
        scratch.prepare();
        for (long expected = 1; expected <= 2; expected++) {
            try (Store store = Stores.open(scratch.url("a-1"), Library.SCHEMA)) {
                String name = "shelf " + expected;
                store.write(tx -> tx.insert(Shelf.named(name)));
                assertEquals(expected, store.repository(Shelf.TYPE).count());
            }
        }
        Stores.open(scratch.url("b"), Library.SCHEMA).close();
        scratch.remove("a-1");
        scratch.remove("never");
        assertFalse(at(scratch.url("a-1")).exists());
        assertTrue(at(scratch.url("b")).exists());
        String b = scratch.url("b");
        scratch.removeAll();
        assertFalse(at(b).exists());
        assertEquals(List.of(), scratch().leftovers());
        assertEquals(before, place().tables());
    }

    @Test
    void allAreRemovedWhileOneIsOpenAndNoneIsMadeAfterwards() throws SQLException {
        place().make();
        Scratch scratch = scratch();
        scratch.prepare();
        String url = scratch.url("a");
        try (Store store = Stores.open(url, Library.SCHEMA)) {
            store.write(tx -> tx.insert(Shelf.named("first")));
            scratch.removeAll();
            assertFalse(at(url).exists());
        }
        scratch.removeAll();
        assertThrowsExactly(IllegalStateException.class, () -> scratch.url("b"));
        assertThrowsExactly(IllegalStateException.class, scratch::prepare);
    }

    @Test
    void whatIsThereIsRefusedAndNotRemoved() throws SQLException {
        place().make();
        Scratch first = scratch();
        first.prepare();
        Stores.open(first.url("kept"), Library.SCHEMA).close();
        Scratch second = scratch();
        List<String> left = second.leftovers();
        assertEquals(2, left.size());
        String prefix = place().name().substring(0, Math.min(place().name().length(), 26)) + "_isomer_verify";
        assertEquals(
                prefix + " is there already, from a run that was killed or that still goes on. When none does, remove"
                        + " it: " + server().kind().dropPlace(prefix) + ";",
                left.get(0));
        CannotOpenException refused = assertThrowsExactly(CannotOpenException.class, second::prepare);
        assertEquals(String.join(" ", left), refused.getMessage());
        second.removeAll();
        assertTrue(at(first.url("kept")).exists());
        first.removeAll();
        assertEquals(List.of(), scratch().leftovers());
    }
}
