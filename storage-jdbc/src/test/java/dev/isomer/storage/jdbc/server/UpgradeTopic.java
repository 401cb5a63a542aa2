package dev.isomer.storage.jdbc.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.Store;
import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.error.SchemaMismatchException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.server.Badges.New;
import dev.isomer.storage.jdbc.server.Badges.Old;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.model.SchemaUpgrade;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an upgrade does to a place, and to other stores that have it open. */
public abstract class UpgradeTopic extends ServerTopic {
    private static final List<New.Badge> UPGRADED = List.of(
            new New.Badge(1, "Ada", "hidden", 2, New.Grade.LOW, null, 7, null, "none"),
            new New.Badge(2, "Bob", "other", 1, New.Grade.LOW, null, 7, null, "none"),
            new New.Badge(3, "Eve", "another", 3, New.Grade.LOW, null, 7, null, "none"));

    /** For this kind of server. */
    protected UpgradeTopic(TestedServer server) {
        super(server);
    }

    @BeforeEach
    final void make() {
        try (Store store = place().open(Old.SCHEMA)) {
            store.write(tx -> {
                tx.insert(new Old.Badge(0, "Ada", "hidden", 2, Old.Grade.LOW));
                tx.insert(new Old.Badge(0, "Bob", "other", 1, Old.Grade.LOW));
                return tx.insert(new Old.Badge(0, "Eve", "another", 3, Old.Grade.LOW));
            });
        }
    }

    private List<String> everything() throws SQLException {
        List<String> all = new ArrayList<>(place().tables());
        for (String table : List.of("isomer_schema", "isomer_counter", "t_badge")) {
            all.addAll(place().rows(table));
        }
        return all;
    }

    private void assertUpgraded() throws SQLException {
        try (Store store = place().open(New.SCHEMA)) {
            assertEquals(UPGRADED, store.repository(New.Badge.TYPE).list());
            assertEquals(List.of(), store.verify());
            New.Room room = store.repository(New.Room.TYPE).insert(new New.Room(0, 1L));
            New.Badge badge =
                    new New.Badge(0, "O".repeat(30), "last", 4, New.Grade.THE_VERY_HIGHEST, "", 1, room.id(), "t");
            assertEquals(4, store.repository(New.Badge.TYPE).insert(badge).id());
        }
        Inspection inspection = server().engine().inspect(place().url().text(), line -> {});
        assertEquals(List.of(), inspection.findings());
        RecordedSchema schema =
                SchemaUpgrade.of("", RecordedSchema.of(Old.SCHEMA), New.SCHEMA).result();
        assertEquals(schema, inspection.schema());
        try (Place fresh = Place.of(server(), folder().resolve("fresh"))) {
            fresh.open(New.SCHEMA).close();
            assertEquals(fresh.tables(), place().tables());
        }
    }

    @Test
    void everyStepGivesTheTablesOfANewPlace() throws SQLException {
        assertUpgraded();
    }

    @Test
    void namesEveryKeyThatTheRowsDoNotAllowAndChangesNothing() throws SQLException {
        place().run("UPDATE t_badge SET owner = 'Ada', code = 'hidden', number = 1 WHERE id > 1");
        List<String> before = everything();
        try (Store old = place().open(Old.SCHEMA)) {
            SchemaMismatchException refused =
                    assertThrows(SchemaMismatchException.class, () -> place().open(New.SCHEMA));
            assertEquals(
                    List.of(
                            "badge(code) is unique in the program, and 3 rows of the store have ***",
                            "badge(number) is unique in the program, and 2 rows of the store have 1",
                            "badge(owner, number) is unique in the program, and 2 rows of the store have \"Ada\", 1"),
                    refused.differences());
            assertEquals(before, everything());
            assertEquals(List.of(), old.verify());
            old.repository(Old.Badge.TYPE).insert(new Old.Badge(0, "Joe", "fourth", 4, Old.Grade.LOW));
        }
    }

    @Test
    void whoHasTheOlderOneOpenReadsOnAndIsRefusedItsNextWrite() {
        try (Store old = place().open(Old.SCHEMA)) {
            old.read(tx -> {
                assertEquals(3, tx.count(Old.Badge.TYPE));
                return null;
            });
            try (Store store = place().open(New.SCHEMA)) {
                assertEquals(3, old.repository(Old.Badge.TYPE).list().size());
                StorageFailureException refused = assertThrowsExactly(
                        StorageFailureException.class,
                        () -> old.repository(Old.Badge.TYPE)
                                .insert(new Old.Badge(0, "Joe", "fourth", 4, Old.Grade.LOW)));
                assertEquals(
                        place().url() + " was changed to a wider schema by a newer program; open it again, with that"
                                + " program. Nothing of this transaction is kept.",
                        refused.getMessage());
                assertEquals(3, old.repository(Old.Badge.TYPE).count());
                assertEquals(
                        4,
                        store.repository(New.Badge.TYPE)
                                .insert(new New.Badge(0, "Joe", "fourth", 4, New.Grade.LOW, null, 1, null, ""))
                                .id());
                assertEquals(4, old.repository(Old.Badge.TYPE).count());
            }
        }
        SchemaMismatchException narrower = assertThrows(SchemaMismatchException.class, () -> place().open(Old.SCHEMA));
        assertEquals(true, narrower.isStoreNewer());
    }

    @Test
    void manyThatUpgradeDoItOnce() throws Exception {
        Together.run(4, number -> {
            try (Store store = place().open(New.SCHEMA)) {
                assertEquals(UPGRADED, store.repository(New.Badge.TYPE).list());
                assertEquals(List.of(), store.verify());
            }
        });
        assertUpgraded();
    }

    /** A column is there, as one is where definitions are no part of transactions, and nothing more. */
    @Test
    void goesOnWithWhatWasCutOffAfterAColumn() throws SQLException {
        place().run("ALTER TABLE t_badge ADD COLUMN size INT", "UPDATE t_badge SET size = 9 WHERE id = 1");
        assertUpgraded();
    }

    /** Somebody reads a table all the time, so that its definition cannot change. */
    @Test
    void goesOnWithWhatWasCutOffByAReadOfAnother() throws SQLException {
        boolean isAllOrNothing;
        try (Store old = place().open(Old.SCHEMA);
                JdbcConnection other = place().connect()) {
            isAllOrNothing = server().kind().dialect(other).areDefinitionsInTransactions();
            other.run("BEGIN");
            other.run("SELECT * FROM t_badge");
            CannotOpenException busy =
                    assertThrowsExactly(CannotOpenException.class, () -> place().open(New.SCHEMA, IMPATIENT));
            assertEquals(
                    place().url() + " is in use, or being made or upgraded by another program; try again when that is"
                            + " done.",
                    busy.getMessage().replaceFirst(" \\(.*", ""));
            assertEquals(3, old.repository(Old.Badge.TYPE).count());
            Old.Badge added = new Old.Badge(0, "Joe", "fourth", 4, Old.Grade.LOW);
            if (isAllOrNothing) {
                assertEquals(4, old.repository(Old.Badge.TYPE).insert(added).id());
                old.repository(Old.Badge.TYPE).delete(4);
                place().open(Old.SCHEMA).close();
            } else {
                assertThrowsExactly(
                        StorageFailureException.class,
                        () -> old.repository(Old.Badge.TYPE).insert(added));
                CannotOpenException unfinished =
                        assertThrowsExactly(CannotOpenException.class, () -> place().open(Old.SCHEMA));
                assertEquals(
                        place().url() + " was being upgraded to a wider schema when that was cut off; open it once with"
                                + " the newer program.",
                        unfinished.getMessage());
            }
        }
        if (isAllOrNothing) {
            place().run("UPDATE isomer_counter SET value = 3 WHERE name = 'badge'");
        }
        assertUpgraded();
    }

    @Test
    void tablesThatWereBegunForAnotherSchemaAreMadeAnew() throws SQLException {
        place().run("DELETE FROM t_badge", "DELETE FROM isomer_schema", "UPDATE isomer_counter SET value = 0");
        try (Store store = place().open(New.SCHEMA)) {
            assertEquals(0, store.statistics().rows());
            assertEquals(List.of(), store.verify());
        }
        try (Place fresh = Place.of(server(), folder().resolve("fresh"))) {
            fresh.open(New.SCHEMA).close();
            assertEquals(fresh.tables(), place().tables());
        }
    }

    @Test
    void rowsWithoutARecordedSchemaAreNotTouched() throws SQLException {
        place().run("DELETE FROM isomer_schema");
        List<String> before = everything();
        for (Schema schema : List.of(Old.SCHEMA, New.SCHEMA)) {
            CannotOpenException refused = assertThrowsExactly(CannotOpenException.class, () -> place().open(schema));
            assertEquals(
                    place().url() + " is damaged: it has rows in t_badge and no recorded schema. Restore a good copy.",
                    refused.getMessage());
        }
        assertEquals(before, everything());
    }
}
