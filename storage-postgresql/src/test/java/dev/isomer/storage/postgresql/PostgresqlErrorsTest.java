package dev.isomer.storage.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.spi.TransientFailure;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each SQLState becomes. */
final class PostgresqlErrorsTest {
    private static final PostgresqlErrors ERRORS = PostgresqlErrors.INSTANCE;

    private static SQLException failure(@Nullable String state) {
        return new SQLException("it failed", state);
    }

    @ParameterizedTest
    @CsvSource({
        "23505, true",
        "23503, true",
        "23001, true",
        "23502, false",
        "23514, false",
        "22001, false",
        "40001, false",
        "08006, false"
    })
    void onlyBrokenKeysAndReferencesAreRefusals(String state, boolean isRefusal) {
        assertEquals(isRefusal, ERRORS.isRefusal(failure(state)));
    }

    @Test
    void aFailureWithoutAStateIsNoRefusal() {
        assertEquals(false, ERRORS.isRefusal(failure(null)));
    }

    @Test
    void aTurnThatDidNotComeIsBusy() {
        TransientFailure busy = assertInstanceOf(TransientFailure.class, ERRORS.ofStatement(failure("55P03")));
        assertEquals("Another connection writes: it failed", busy.getMessage());
        assertEquals(true, busy.isBusy());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "40001", "40P01", "0A000", "57P01", "57P02", "57P03", "57P05", "08000", "08001", "08003", "08006", ""
            })
    void conflictsAndLostConnectionsAreTransient(String state) {
        SQLException failure = failure(state.isEmpty() ? null : state);
        TransientFailure aborted = assertInstanceOf(TransientFailure.class, ERRORS.ofStatement(failure));
        assertEquals("The server aborted it: it failed", aborted.getMessage());
        assertEquals(false, aborted.isBusy());
        assertSame(failure, aborted.getCause());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "53100|The server's disk is full; make room and try again.",
                "53200|The server has not enough memory; give it more.",
                "53300|The server takes no more connections; close others or raise max_connections.",
                "57014|The server ended the transaction, which took longer than the limit; make it shorter.",
                "25P03|The server ended the transaction, which took longer than the limit; make it shorter.",
                "25P04|The server ended the transaction, which took longer than the limit; make it shorter.",
                "42501|The user may not do that on the server; grant it the right.",
                "42P01|A table is not as the store made it; check it with verify().",
                "42703|A table is not as the store made it; check it with verify().",
                "XX001|The database is damaged; restore a good copy.",
                "XX002|The database is damaged; restore a good copy.",
                "25006|The server takes no changes, as a replica does not; write to its primary.",
                "23502|PostgreSQL failed.",
                "25P02|PostgreSQL failed.",
                "XX000|PostgreSQL failed."
            })
    void whateverElseIsAFailureWithWhatToDo(String state, String advice) {
        SQLException failure = failure(state);
        for (RuntimeException error : new RuntimeException[] {ERRORS.ofStatement(failure), ERRORS.ofCommit(failure)}) {
            assertInstanceOf(StorageFailureException.class, error);
            assertEquals(advice + " (it failed) Nothing of this transaction is kept.", error.getMessage());
            assertSame(failure, error.getCause());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P02", "57P03", "57P05", "08000", "08003", "08006", "08007", ""})
    void afterACommitWhoseConnectionIsLostTheOutcomeIsUnknown(String state) {
        RuntimeException unknown = ERRORS.ofCommit(failure(state.isEmpty() ? null : state));
        assertInstanceOf(OutcomeUnknownException.class, unknown);
        assertEquals(
                "The connection to the server was lost while committing: read the rows to see whether they changed."
                        + " (it failed)",
                unknown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "55P03"})
    void aCommitThatTheServerAbortedIsTriedAgain(String state) {
        assertInstanceOf(TransientFailure.class, ERRORS.ofCommit(failure(state)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "28P01|does not let this user in; check the user and the password.",
                "28000|does not let this user in; check the user and the password.",
                "3D000|names a database that the server does not have; make it: CREATE DATABASE.",
                "42501|cannot be used by this user; grant it CREATE and USAGE on the schema.",
                "53300|takes no more connections; close others or raise max_connections.",
                "55P03|is in use, or being made or upgraded by another program; try again when that is done.",
                "25006|can only be read, as a replica can; add mode=ro to the URL.",
                "08001|cannot be reached; check the host and the port, and that it runs.",
                "08004|cannot be reached; check the host and the port, and that it runs.",
                "08006|cannot be reached; check the host and the port, and that it runs.",
                "57P03|cannot be reached; check the host and the port, and that it runs.",
                "XX000|cannot be used."
            })
    void sayWhyADatabaseCannotBeOpened(String state, String reason) {
        SQLException failure = failure(state);
        CannotOpenException error = ERRORS.ofOpening("postgresql://u@h:1/d", failure);
        assertEquals("postgresql://u@h:1/d " + reason + " (it failed)", error.getMessage());
        assertSame(failure, error.getCause());
    }
}
