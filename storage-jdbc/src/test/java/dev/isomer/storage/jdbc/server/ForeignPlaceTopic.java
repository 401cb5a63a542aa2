package dev.isomer.storage.jdbc.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.error.SchemaMismatchException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.jdbc.Library;
import dev.isomer.storage.jdbc.Library.Order;
import dev.isomer.storage.jdbc.Library.Shelf;
import dev.isomer.storage.jdbc.server.Badges.New;
import dev.isomer.storage.jdbc.server.Badges.Old;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.model.Inspection.Found;
import dev.isomer.storage.model.Schema;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What cannot be opened: each is refused with a sentence, and stays as it is. */
public abstract class ForeignPlaceTopic extends ServerTopic {
    private static final String SECRET = "pl4nted";

    /** For this kind of server. */
    protected ForeignPlaceTopic(TestedServer server) {
        super(server);
    }

    private String refusal(ServerUrl url, Schema schema) {
        CannotOpenException refused = assertThrowsExactly(
                CannotOpenException.class,
                () -> server().engine()
                        .open(url.text(), schema, StoreOptions.defaults().forEngine()));
        Secrets.assertNone(refused, SECRET);
        return refused.getMessage();
    }

    private ServerUrl readOnly() {
        return place().url().with("mode", "ro");
    }

    private Inspection inspection() {
        return server().engine().inspect(place().url().text(), line -> {});
    }

    @Test
    void refusesTheTablesOfAnotherProgram() throws SQLException {
        place().make();
        place().run("CREATE TABLE theirs (a INT)", "INSERT INTO theirs VALUES (1)");
        List<String> before = place().tables();
        assertEquals(
                place().url() + " holds tables of another program, such as theirs; name an empty one, or a schema of"
                        + " its own in it.",
                refusal(place().url(), Library.SCHEMA));
        assertEquals(
                Inspection.of(
                        Found.OTHER,
                        "A database with tables of another program, such as theirs, and not a store of Isomer."),
                inspection());
        assertEquals(before, place().tables());
        assertEquals(List.of("theirs 1"), place().rows("theirs"));
    }

    @Test
    void aPlaceThatIsNotThereIsMadeByOpeningAlone() throws SQLException {
        assertEquals(
                Inspection.of(Found.NOTHING, "There is no " + place().name() + " on the server yet."), inspection());
        assertEquals(
                "There is no " + place().name() + " at " + place().url() + "; open it once to be written.",
                refusal(readOnly(), Library.SCHEMA));
        assertFalse(place().exists());
        place().open(Library.SCHEMA).close();
        assertTrue(place().exists());
    }

    @Test
    void anEmptyPlaceIsMadeAStoreByOpeningToBeWrittenAlone() throws SQLException {
        place().make();
        assertEquals(Inspection.of(Found.NOTHING, "An empty database."), inspection());
        assertEquals(
                place().url() + " holds no store yet; open it once to be written.",
                refusal(readOnly(), Library.SCHEMA));
        assertEquals(List.of(), place().tables());
        place().open(Library.SCHEMA).close();
        assertEquals(Found.STORE, inspection().found());
    }

    @Test
    void aStoreToBeReadAloneTakesNoChanges() throws SQLException {
        try (Store store = place().open(Library.SCHEMA)) {
            store.repository(Shelf.TYPE).insert(Shelf.named("first"));
        }
        List<String> before = place().tables();
        StoreOptions options = StoreOptions.defaults();
        try (Store store = Store.over(
                server().engine().open(readOnly().text(), Library.SCHEMA, options.forEngine()),
                Library.SCHEMA,
                options)) {
            StorageFailureException refused = assertThrowsExactly(
                    StorageFailureException.class,
                    () -> store.repository(Shelf.TYPE).delete(1));
            assertEquals("The store was opened to be read alone, and takes no changes.", refused.getMessage());
            assertEquals(1, store.repository(Shelf.TYPE).list().size());
            assertEquals(List.of(), store.verify());
            assertEquals(
                    "Opened to be read alone: nothing is changed.",
                    store.opening().promise());
        }
        assertEquals(before, place().tables());
    }

    @Test
    void aStoreToBeReadAloneIsNotUpgraded() throws SQLException {
        place().open(Old.SCHEMA).close();
        List<String> before = place().tables();
        assertEquals(
                place().url() + " must be upgraded to the program's schema first: open it once to be written.",
                refusal(readOnly(), New.SCHEMA));
        assertEquals(before, place().tables());
    }

    @Test
    void namesEveryDifferenceOfASchema() throws SQLException {
        place().open(Library.SCHEMA).close();
        List<String> before = place().tables();
        SchemaMismatchException refused = assertThrowsExactly(
                SchemaMismatchException.class, () -> place().open(Schema.of("library", Order.TYPE)));
        assertEquals(
                List.of("the type shelf is in the store alone", "the type book is in the store alone"),
                refused.differences());
        assertTrue(refused.getMessage().startsWith("The schema of " + place().url() + " is newer"));
        assertEquals(before, place().tables());
    }

    @Test
    void refusesARecordedSchemaThatItCannotRead() throws SQLException {
        place().open(Library.SCHEMA).close();
        place().run("UPDATE isomer_schema SET text = 'attribute shelf.name CUBE' WHERE line = 4");
        List<String> before = place().tables();
        for (ServerUrl url : List.of(place().url(), readOnly())) {
            assertEquals(
                    place().url() + " was made by a newer version of Isomer, or is damaged: line 4 of the recorded"
                            + " schema, \"attribute shelf.name CUBE\", cannot be read. Update Isomer, or restore a good"
                            + " copy.",
                    refusal(url, Library.SCHEMA));
        }
        assertEquals(before, place().tables());
    }

    @Test
    void refusesAPortWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        ServerUrl url = place().url();
        ServerUrl closed = new ServerUrl(url.scheme(), "u", SECRET, url.host(), port, url.database(), url.parameters());
        String expected = closed + " cannot be reached; check the host and the port, and that it runs.";
        assertEquals(expected, refusal(closed, Library.SCHEMA).replaceFirst(" \\(.*", ""));
        CannotOpenException refused = assertThrowsExactly(
                CannotOpenException.class, () -> server().engine().inspect(closed.text(), line -> {}));
        Secrets.assertNone(refused, SECRET);
        assertEquals(expected, refused.getMessage().replaceFirst(" \\(.*", ""));
        refused = assertThrowsExactly(
                CannotOpenException.class, () -> server().engine().scratch(closed.text()));
        Secrets.assertNone(refused, SECRET);
        assertEquals(expected, refused.getMessage().replaceFirst(" \\(.*", ""));
    }

    @Test
    void refusesAWrongPassword() {
        ServerUrl url = place().url();
        ServerUrl wrong = new ServerUrl(
                url.scheme(), url.user(), SECRET, url.host(), url.port(), url.database(), url.parameters());
        assertEquals(
                wrong + " does not let this user in; check the user and the password.",
                refusal(wrong, Library.SCHEMA).replaceFirst(" \\(.*", ""));
    }

    @Test
    void placesMayHaveAnyName() throws Exception {
        ServerUrl url = server().kind()
                .at(
                        place().url(),
                        "Ä b\"c'd`e?f&g=h@i:j%k,l;m$" + place().name().length());
        try (Place odd = new Place(server(), url)) {
            try (Store store = odd.open(Library.SCHEMA)) {
                assertEquals(
                        1,
                        store.repository(Shelf.TYPE)
                                .insert(Shelf.named("first"))
                                .id());
                assertEquals(List.of(), store.verify());
            }
            try (Store store = odd.open(Library.SCHEMA)) {
                assertEquals(1, store.repository(Shelf.TYPE).count());
            }
            assertEquals(
                    Found.STORE,
                    server().engine().inspect(url.text(), line -> {}).found());
            assertTrue(odd.exists());
        }
    }

    @Test
    void placesWhoseNamesDifferInCaseAloneAreTwo() throws SQLException {
        try (Place upper = new Place(server(), server().kind().at(place().url(), place().name() + "_A"));
                Place lower = new Place(server(), server().kind().at(place().url(), place().name() + "_a"))) {
            upper.open(Library.SCHEMA).close();
            lower.open(Old.SCHEMA).close();
            lower.run("ALTER TABLE t_badge ADD COLUMN theirs INT");
            upper.open(Library.SCHEMA).close();
            assertEquals(
                    List.of(),
                    server().engine().inspect(upper.url().text(), line -> {}).findings());
            assertFalse(upper.tables().toString().contains("theirs"));
        }
    }

    @Test
    void aFailedOpeningLeavesNoThreadBehind() throws SQLException {
        place().open(Library.SCHEMA).close();
        place().run("DROP TABLE isomer_counter");
        assertTrue(refusal(place().url(), Library.SCHEMA).startsWith(place().url() + " cannot be used. ("));
        assertEquals(List.of(), threads().stream().filter(Thread::isAlive).toList());
    }
}
