package dev.isomer.web.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code DATABASE_URL} in all the forms that people write. */
final class DatabaseUrlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | sqlite:viewer.db",
                "'   ' | sqlite:viewer.db",
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
            })
    void aKnownFormNamesItsStore(String url, String store) {
        assertEquals(new DatabaseUrl.StoreUrl(store), DatabaseUrl.resolve(url));
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
                "postgresql://ann:pa55word@host:5432/db?sslmode=require",
                "postgres://ann:pa55word@host/db",
                "postgresql+psycopg2://ann:pa55word@host/db",
                "jdbc:postgresql://host/db?password=pa55word",
                "mysql://ann:pa55word@host/db",
                "mysql+pymysql://ann:pa55word@host/db",
                "mariadb://ann:pa55word@host/db",
                "jdbc:mariadb://ann:pa55word@host/db",
                "jdbc:mysql://ann:pa55word@host/db",
            })
    void aDatabaseOfLaterVersionsIsSaidToBeOne(String url) {
        String refusal = refusal(url);
        assertTrue(refusal.contains("not supported by this version"), refusal);
        assertFalse(refusal.contains("pa55word"), refusal);
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
                "memory:pa55word",
                "sqlite:///x\u0000.db",
            })
    void anyOtherFormIsRefusedWithoutRepeatingIt(String url) {
        String refusal = refusal(url);
        assertFalse(refusal.contains("pa55word"), refusal);
        assertTrue(refusal.endsWith("."), refusal);
    }

    private static String refusal(String url) {
        return assertInstanceOf(DatabaseUrl.Refused.class, DatabaseUrl.resolve(url))
                .sentence();
    }
}
