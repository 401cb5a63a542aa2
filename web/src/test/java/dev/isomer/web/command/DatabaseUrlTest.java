package dev.isomer.web.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code DATABASE_URL} in all the forms that people write. */
final class DatabaseUrlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sqlite:///data.db | sqlite:data.db",
                "sqlite:///dir/data.db | sqlite:dir/data.db",
                "sqlite:////abs/data.db | sqlite:/abs/data.db",
                "sqlite:///C:/x.db | sqlite:C:/x.db",
                "SQLITE:///data.db | sqlite:data.db",
                "sqlite+pysqlite:///data.db | sqlite:data.db",
                "sqlite:data.db | sqlite:data.db",
                "sqlite:/abs/data.db | sqlite:/abs/data.db",
                "sqlite:///a b.db | sqlite:a b.db",
                "sqlite:///a%20b.db | sqlite:a%20b.db",
                "' sqlite:///data.db ' | sqlite:data.db",
                "file:./data.db | sqlite:./data.db",
                "file:data.db | sqlite:data.db",
                "file:///abs/data.db | sqlite:/abs/data.db",
                "file:/abs/data.db | sqlite:/abs/data.db",
                "jdbc:sqlite:data.db | sqlite:data.db",
                "jdbc:sqlite:/abs/data.db | sqlite:/abs/data.db",
                "JDBC:SQLITE:data.db | sqlite:data.db",
                "memory: | memory:",
                "memory:?limit=1GiB | memory:?limit=1GiB",
                "memory:data | memory:data",
                "memory:/abs/data | memory:/abs/data",
                "memory:///data | memory:data",
                "memory:////abs/data | memory:/abs/data",
                "MEMORY:data?durability=interval:100&limit=1GiB | memory:data?durability=interval:100&limit=1GiB",
            })
    void aKnownFormNamesItsStore(String url, String store) {
        StoreUrl resolved = assertInstanceOf(StoreUrl.class, resolve(url));
        assertEquals(store, resolved.url());
        String path = store.replaceFirst("^\\w+:([^?]*).*", "$1");
        assertEquals(path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path)), resolved.path());
        assertEquals(store.startsWith("memory:"), resolved.inMemory());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void nothingIsTheDefault(String url) {
        assertEquals(StoreUrl.sqlite(Path.of("viewer.db")), resolve(url));
    }

    @Test
    void anOptionIsAddedToThoseThatThereAre() {
        assertEquals(
                "memory:data?recover=prefix",
                StoreUrl.memory("data").with("recover=prefix").url());
        StoreUrl limited = StoreUrl.memory("data?durability=os&limit=5MiB");
        assertEquals(
                "memory:data?durability=os&limit=5MiB&recover=read-only",
                limited.readOnly().url());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sqlite://",
                "sqlite:",
                "sqlite:///",
                "sqlite:///:memory:",
                "sqlite::memory:",
                ":memory:",
                "file::memory:",
                "file:x?mode=memory&cache=shared",
                "jdbc:sqlite:",
                "jdbc:sqlite::memory:",
                "sqlite:///file:x?mode=memory",
            })
    void anSqliteInMemoryNamesTheFlag(String url) {
        assertTrue(refusal(url).contains("--in-memory-db"), url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data.db",
                "pa55word",
                "oracle:thin:ann/pa55word@host",
                "jdbc:h2:mem:x;password=pa55word",
                "http://host/pa55word",
                "://pa55word",
                "sqlite://host/pa55word.db",
                "sqlite:///x.db?key=pa55word",
                "file://host/pa55word",
                "memory://pa55word/data",
                "sqlite:///x\u0000.db",
            })
    void anyOtherFormIsRefusedWithoutRepeatingIt(String url) {
        String refusal = refusal(url);
        assertFalse(refusal.contains("pa55word"), refusal);
        assertTrue(refusal.endsWith("."), refusal);
    }

    private static String refusal(String url) {
        return assertInstanceOf(DatabaseUrl.Refused.class, resolve(url)).sentence();
    }

    private static DatabaseUrl.Resolved resolve(String url) {
        return DatabaseUrl.resolve(new Environment(Map.of("DATABASE_URL", url), Path.of("/nowhere"), "1.2.3"));
    }
}
