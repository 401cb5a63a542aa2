package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.error.SchemaMismatchException;
import dev.isomer.storage.sqlite.Golden.Piece;
import dev.isomer.storage.sqlite.Golden.Room;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of every format version that was ever shipped, as the versions wrote them: each stays readable.
 *
 * <p>A new format version gets a file of its own: {@code mvn verify -pl storage-sqlite -am -Dtest=GoldenFilesTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.write=src/test/resources/golden} writes {@code format-N.db}. A file
 * that is there is never written again.
 */
final class GoldenFilesTest {
    private static final int NEWEST = 1;

    @TempDir
    private Path folder;

    private Path copy(int format) throws IOException {
        Path copy = folder.resolve("golden.db");
        try (InputStream golden = GoldenFilesTest.class.getResourceAsStream("/golden/format-" + format + ".db")) {
            Files.copy(Objects.requireNonNull(golden), copy);
        }
        return copy;
    }

    private Path written() throws IOException {
        Path file = folder.resolve("written.db");
        try (Store store = SqliteStore.open(file, Golden.SCHEMA)) {
            Golden.fill(store);
        }
        String target = System.getProperty("golden.write");
        if (target != null) {
            Files.copy(file, Path.of(target).resolve("format-" + NEWEST + ".db"));
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(ints = {1})
    void everyFormatIsReadWithItsRowsAndCounters(int format) throws IOException {
        try (Store store = SqliteStore.open(copy(format), Golden.SCHEMA)) {
            assertEquals(Golden.pieces(), store.repository(Piece.TYPE).list());
            assertEquals(Golden.rooms(), store.repository(Room.TYPE).list());
            assertEquals(List.of(), store.verify());
            Piece next =
                    store.repository(Piece.TYPE).insert(Golden.pieces().get(0).withTitle("next"));
            assertEquals(Golden.LAST_PIECE_ID + 1, next.id());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1})
    void everyFormatIsUpgradedToAWiderSchema(int format) throws Exception {
        Path file = copy(format);
        try (Store store = SqliteStore.open(file, WiderGolden.SCHEMA)) {
            assertEquals(
                    WiderGolden.pieces(),
                    store.repository(WiderGolden.Piece.TYPE).list());
            assertEquals(
                    WiderGolden.rooms(), store.repository(WiderGolden.Room.TYPE).list());
            assertEquals(List.of(), store.verify());
            assertEquals(
                    Golden.LAST_PIECE_ID + 1,
                    store.repository(WiderGolden.Piece.TYPE)
                            .insert(WiderGolden.pieces().get(0).withTitle("next"))
                            .id());
            assertEquals(
                    List.of(1L, 2L),
                    store.repository(WiderGolden.Room.TYPE).list().stream()
                            .map(WiderGolden.Room::id)
                            .toList());
            store.repository(WiderGolden.Room.TYPE).delete(1);
            assertEquals(0, store.repository(WiderGolden.Room.TYPE).count());
            assertEquals(List.of(), store.verify());
        }
        assertThrows(SchemaMismatchException.class, () -> SqliteStore.open(file, Golden.SCHEMA));
    }

    /** Tables, indexes, schema lines, counters and rows: all but how SQLite lays them out. */
    private static List<String> logicalContent(Path file) throws Exception {
        List<String> lines = new ArrayList<>();
        List<String> tables = new ArrayList<>(List.of("sqlite_sequence"));
        try (Connection connection = Folder.connect(file);
                Statement statement = connection.createStatement()) {
            for (String pragma : List.of("application_id", "user_version", "journal_mode", "encoding", "page_size")) {
                append(lines, statement, "PRAGMA " + pragma);
            }
            append(lines, statement, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid");
            try (ResultSet names = statement.executeQuery("SELECT name FROM sqlite_schema WHERE type = 'table'"
                    + " AND name NOT LIKE 'sqlite%' ORDER BY name")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (String table : tables) {
                append(lines, statement, "SELECT * FROM \"" + table + "\" ORDER BY 1");
            }
        }
        return lines;
    }

    private static void append(List<String> lines, Statement statement, String query) throws Exception {
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                StringBuilder line = new StringBuilder(query).append(':');
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    line.append(' ').append(rows.getString(column));
                }
                lines.add(line.toString());
            }
        }
    }

    @Test
    void todaysWriterWritesTheNewestFormat() throws Exception {
        List<String> today = logicalContent(written());
        assertEquals(logicalContent(copy(NEWEST)), today);
    }

    @Test
    void goldenFilesAreSmall() throws IOException {
        assertTrue(Files.size(copy(NEWEST)) <= 40 * 1024);
    }
}
