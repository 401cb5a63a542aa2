package dev.isomer.web.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs of databases on servers, in the forms that people bring along, and what is shown of them. */
final class ServerUrlTest {
    private static final String PASSWORD = "pa55word";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql://host/db | postgresql://host/db",
                "postgres://ann:pa55word@host:5433/db | postgresql://ann:pa55word@host:5433/db",
                "POSTGRESQL://ann@HOST/Db | postgresql://ann@host/Db",
                "postgresql+psycopg2://ann:pa55word@host/db | postgresql://ann:pa55word@host/db",
                "jdbc:postgresql://host/db?user=ann&password=pa55word | postgresql://ann:pa55word@host/db",
                "jdbc:postgresql://host/db?ssl=true&user=ann | postgresql://ann@host/db?ssl=true",
                "postgresql://:pa55word@host/db | postgresql://:pa55word@host/db",
                "postgresql://a@b:pa55word@host/db | postgresql://a%40b:pa55word@host/db",
                "postgresql://ann:p@:+ä%2F%25@host/db | postgresql://ann:p%40%3A%2B%C3%A4%2F%25@host/db",
                "postgresql://[::1]:5432/db | postgresql://[::1]:5432/db",
                "postgresql://host:05432/a%20b | postgresql://host:5432/a%20b",
                "postgresql://h/db?currentSchema=s&sslmode=require | postgresql://h/db?currentSchema=s&sslmode=require",
                "mysql://ann:pa55word@host/db | mysql://ann:pa55word@host/db",
                "mariadb://host:3307/db | mysql://host:3307/db",
                "mysql+pymysql://ann@host/db | mysql://ann@host/db",
                "mariadb+mariadbconnector://ann@host/db | mysql://ann@host/db",
                "jdbc:mysql://ann@host/db | mysql://ann@host/db",
                "JDBC:mariadb://host/db?pass%77ord=pa55word&user=ann | mysql://ann:pa55word@host/db",
            })
    void aKnownFormNamesItsDatabase(String url, String store) {
        StoreUrl resolved = store(url);
        assertEquals(store, resolved.url());
        assertEquals(Optional.empty(), resolved.path());
        assertTrue(resolved.isKept());
        assertFalse(resolved.inMemory());
        for (String shown : List.of(resolved.text(), resolved.place(), resolved.toString())) {
            assertFalse(shown.contains(PASSWORD), shown);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgres://ann:pa55word@host:5433/db?sslpassword=pa55word | postgresql://ann@host:5433/db",
                "postgresql://:pa55word@host/db | postgresql://host/db",
                "jdbc:mysql://host/db?user=ann&password=pa55word | mysql://ann@host/db",
                "postgresql://a%3Apa@h/db?currentSchema=s%26 | postgresql://a%3Apa@h/db?currentSchema=s%26",
            })
    void whatIsShownHasNoPassword(String url, String text) {
        assertEquals(text, store(url).text());
        assertEquals(text, store(url).place());
        assertEquals("StoreUrl[" + text + "]", store(url).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql:host/db | names no host",
                "postgresql:///db | names no host",
                "postgresql://ann:pa55word@/db | names no host",
                "jdbc:postgresql:pa55word | names no host",
                "mysql:///run/pa55word.sock | names no host",
                "mariadb:replication://host/pa55word | names no host",
                "postgresql://host | names no database",
                "postgresql://ann:pa55word@host | names no database",
                "postgresql://ann:pa55word@host/ | names no database",
                "mysql://ann:pa55word@host?x=1 | names no database",
                "postgresql://host:/db | port from 1 to 65535",
                "postgresql://ann:pa55word@host:0/db | port from 1 to 65535",
                "postgresql://ann:pa55word@host:65536/db | port from 1 to 65535",
                "postgresql://ann:pa55word/word@host/db | port from 1 to 65535",
                "postgresql://ann:pa55word?@host/db | port from 1 to 65535",
                "postgresql://ann:55/pa55word@host/db | more than the name of a database",
                "postgresql://host/db/pa55word | more than the name of a database",
                "postgresql://ann:pa55word#@host/db | has a # in it",
                "postgresql://one,pa55word/db | something else than one host",
                "mariadb://address=(host=pa55word)/db | something else than one host",
                "mysql://ann:pa55word@ho st/db | something else than one host",
                "postgresql://ann:pa55word%@host/db | has a % that",
                "postgresql://ann:%5apa55word%zz@host/db | has a % that",
            })
    void aMalformedOneIsRefusedInASentenceWithoutItsPassword(String url, String reason) {
        String refusal =
                assertInstanceOf(DatabaseUrl.Refused.class, resolve(url)).sentence();
        assertTrue(refusal.startsWith("DATABASE_URL ") && refusal.contains(reason), refusal);
        assertFalse(refusal.contains(PASSWORD), refusal);
        assertTrue(refusal.contains("%25 for"), refusal);
        assertTrue(refusal.endsWith("."), refusal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql://ann:x@host/db | postgres://bob@HOST:5432/db?sslmode=require",
                "mysql://host:3306/db | jdbc:mariadb://host/db?user=ann",
            })
    void theSameDatabaseIsKnownUnderOtherNames(String one, String other) {
        assertEquals(identity(one), identity(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://host:5433/db",
                "postgresql://other/db",
                "postgresql://host/other",
                "postgresql://host/db?currentSchema=s",
                "mysql://host:5432/db",
            })
    void anotherDatabaseIsAnother(String other) {
        assertNotEquals(identity("postgresql://host/db"), identity(other));
    }

    @Test
    void readOnlyIsSaidOnce() {
        StoreUrl store = store("postgresql://host/db?sslmode=require");
        assertFalse(store.isReadOnly());
        assertEquals(
                "postgresql://host/db?sslmode=require&mode=ro", store.readOnly().url());
        assertTrue(store.readOnly().isReadOnly());
        assertEquals(store.readOnly(), store.readOnly().readOnly());
        assertEquals(store.text(), store.readOnly().text());
        assertEquals(
                "postgresql://host/db?mode=ro",
                store("postgresql://host/db?mode=ro").readOnly().url());
        assertFalse(StoreUrl.sqlite(Path.of("x?mode=ro")).isReadOnly());
    }

    private static String identity(String url) {
        return store(url).server().orElseThrow().identity();
    }

    private static StoreUrl store(String url) {
        return assertInstanceOf(StoreUrl.class, resolve(url));
    }

    private static DatabaseUrl.Resolved resolve(String url) {
        return DatabaseUrl.resolve(new Environment(Map.of("DATABASE_URL", url), Path.of("/nowhere"), "1.2.3"));
    }
}
