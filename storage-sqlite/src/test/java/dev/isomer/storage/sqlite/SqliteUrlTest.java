package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.isomer.storage.error.CannotOpenException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which file each form of URL names. */
final class SqliteUrlTest {
    @ParameterizedTest
    @CsvSource({
        "sqlite:x.db, x.db",
        "sqlite:folder/x.db, folder/x.db",
        "sqlite:./x.db, ./x.db",
        "sqlite:../x.db, ../x.db",
        "sqlite:/folder/x.db, /folder/x.db",
        "sqlite:///x.db, x.db",
        "sqlite:///folder/x.db, folder/x.db",
        "sqlite:////folder/x.db, /folder/x.db",
        "sqlite:a b%20c#d.db, a b%20c#d.db",
        "sqlite:memory.db, memory.db",
        "sqlite:x.db?mode=ro, x.db",
        "sqlite:////folder/x.db?mode=ro, /folder/x.db"
    })
    void namesAFile(String url, String file) {
        assertEquals(Path.of(file), SqliteUrl.file(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sqlite:",
                "sqlite://",
                "sqlite:///",
                "sqlite::memory:",
                "sqlite:///:memory:",
                "sqlite:file::memory:",
                "sqlite:///file:x?mode=memory&cache=shared",
                "sqlite:///:MEMORY:"
            })
    void refusesWhatIsInMemory(String url) {
        CannotOpenException refused = assertThrows(CannotOpenException.class, () -> SqliteUrl.file(url));
        assertEquals(
                url
                        + " names an SQLite database in memory, which one connection alone would see; use memory: for a"
                        + " store in memory, or name a file: sqlite:FILE.",
                refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "sqlite://host/x.db, names a host",
        "sqlite://x.db, names a host",
        "sqlite:x.db?timeout=5, has options after a question mark",
        "sqlite:a\u0000b, is not a file's name"
    })
    void refusesWhatIsNoFile(String url, String reason) {
        String message = assertThrows(CannotOpenException.class, () -> SqliteUrl.file(url))
                .getMessage();
        assertEquals(
                url + " " + reason,
                message.substring(0, Math.min(message.length(), url.length() + 1 + reason.length())));
    }
}
