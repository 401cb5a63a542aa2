package dev.isomer.benchmarks.isolation;

import dev.isomer.storage.Store;
import dev.isomer.storage.junit.UseEngine;
import dev.isomer.storage.junit.UseFixture;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.storage.sqlite.SqliteStore;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The same tests, each time with another way to a database. */
final class Suites {
    static final int TESTS = 500;

    private Suites() {}

    /** By the extension, in memory: each a fork. */
    @UseSchema(Stock.class)
    @UseFixture(Stock.class)
    @UseEngine("memory")
    static final class Forks {
        @RepeatedTest(TESTS)
        void test(RepetitionInfo repetition, Store store) {
            Stock.test(store, repetition.getCurrentRepetition());
        }
    }

    /** By the extension, on SQLite: each a copy of a file. */
    @UseSchema(Stock.class)
    @UseFixture(Stock.class)
    @UseEngine("sqlite")
    static final class Copies {
        @RepeatedTest(TESTS)
        void test(RepetitionInfo repetition, Store store) {
            Stock.test(store, repetition.getCurrentRepetition());
        }
    }

    /** Without the extension, on SQLite: each a new file, which it fills. */
    static final class NewFiles {
        @RepeatedTest(TESTS)
        void test(RepetitionInfo repetition, @TempDir Path folder) {
            try (Store store = SqliteStore.open(folder.resolve("stock.db"), Stock.SCHEMA)) {
                new Stock().load(store);
                Stock.test(store, repetition.getCurrentRepetition());
            }
        }
    }

    /** Without any store: all on one SQLite file, by hand-written JDBC. */
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static final class OneFile {
        private @Nullable SharedFile filled;

        @BeforeAll
        void fill(@TempDir Path folder) throws SQLException {
            filled = new SharedFile(folder.resolve("stock.db"));
            filled.fill();
        }

        private SharedFile file() {
            return Objects.requireNonNull(filled);
        }

        @RepeatedTest(TESTS)
        void test(RepetitionInfo repetition) throws SQLException {
            file().test(repetition.getCurrentRepetition());
        }
    }
}
