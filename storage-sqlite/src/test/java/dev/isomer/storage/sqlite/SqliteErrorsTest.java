package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.spi.TransientFailure;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What each of SQLite's result codes becomes. */
final class SqliteErrorsTest {
    private static final Set<SQLiteErrorCode> REFUSALS = EnumSet.of(
            SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY,
            SQLiteErrorCode.SQLITE_CONSTRAINT_ROWID,
            SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE,
            SQLiteErrorCode.SQLITE_CONSTRAINT_FOREIGNKEY);

    private static SQLiteException failure(SQLiteErrorCode code) {
        return new SQLiteException("it failed", code);
    }

    @ParameterizedTest
    @EnumSource(SQLiteErrorCode.class)
    void onlyBrokenKeysAndReferencesAreRefusals(SQLiteErrorCode code) {
        assertEquals(REFUSALS.contains(code), SqliteErrors.INSTANCE.isRefusal(failure(code)));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"SQLITE_BUSY", "SQLITE_BUSY_RECOVERY", "SQLITE_BUSY_SNAPSHOT", "SQLITE_LOCKED", "SQLITE_PROTOCOL"})
    void whatAnotherConnectionCausesIsTransient(SQLiteErrorCode code) {
        TransientFailure transientFailure =
                assertInstanceOf(TransientFailure.class, SqliteErrors.INSTANCE.ofStatement(failure(code)));
        assertEquals(code == SQLiteErrorCode.SQLITE_BUSY, transientFailure.isBusy());
        assertInstanceOf(TransientFailure.class, SqliteErrors.INSTANCE.ofCommit(failure(code)));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.MATCH_NONE,
            names = {"SQLITE_BUSY.*", "SQLITE_LOCKED.*", "SQLITE_PROTOCOL"})
    void whateverElseIsAFailure(SQLiteErrorCode code) {
        SQLException failure = failure(code);
        RuntimeException translated = SqliteErrors.INSTANCE.ofStatement(failure);
        assertInstanceOf(StorageFailureException.class, translated);
        assertEquals(failure, translated.getCause());
        assertTrue(translated.getMessage().contains(failure.getMessage()), translated.getMessage());
    }

    @ParameterizedTest
    @EnumSource(names = {"SQLITE_IOERR", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_WRITE", "SQLITE_CORRUPT", "SQLITE_NOMEM"})
    void afterAFailedCommitTheOutcomeIsUnknown(SQLiteErrorCode code) {
        assertInstanceOf(OutcomeUnknownException.class, SqliteErrors.INSTANCE.ofCommit(failure(code)));
    }

    @ParameterizedTest
    @EnumSource(names = {"SQLITE_FULL", "SQLITE_CONSTRAINT_FOREIGNKEY"})
    void unlessItCannotHaveHappened(SQLiteErrorCode code) {
        assertInstanceOf(StorageFailureException.class, SqliteErrors.INSTANCE.ofCommit(failure(code)));
    }

    @Test
    void saysWhatToDo() {
        assertEquals(
                "The disk, or the quota on it, is full; make room and try again. ("
                        + failure(SQLiteErrorCode.SQLITE_FULL).getMessage()
                        + ") Nothing of this transaction is kept.",
                SqliteErrors.INSTANCE
                        .ofStatement(failure(SQLiteErrorCode.SQLITE_FULL))
                        .getMessage());
        assertEquals(
                "SQLite failed. (database connection closed) Nothing of this transaction is kept.",
                SqliteErrors.INSTANCE
                        .ofStatement(new SQLException("database connection closed"))
                        .getMessage());
        Path file = Path.of("x.db");
        assertEquals(
                "x.db is in use by another program; try again when that is done.",
                SqliteErrors.INSTANCE
                        .ofOpening(file.toString(), failure(SQLiteErrorCode.SQLITE_BUSY))
                        .getMessage());
    }
}
