package dev.isomer.storage.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.spi.TransientFailure;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each code of the vendor becomes, whatever the state. */
final class MariaDbErrorsTest {
    private static final MariaDbErrors ERRORS = MariaDbErrors.INSTANCE;

    private static SQLException failure(int code) {
        return new SQLException("it failed", "HY000", code);
    }

    @ParameterizedTest
    @CsvSource({
        "1062, true",
        "1022, true",
        "1169, true",
        "1451, true",
        "1452, true",
        "1216, true",
        "1217, true",
        "1048, false",
        "1364, false",
        "4025, false",
        "1406, false",
        "1213, false"
    })
    void onlyBrokenKeysAndReferencesAreRefusals(int code, boolean isRefusal) {
        assertEquals(isRefusal, ERRORS.isRefusal(failure(code)));
        assertEquals(isRefusal, ERRORS.isRefusal(new SQLException("it failed", "23000", code)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HY000", "40001"})
    void aTurnThatDidNotComeIsBusy(String state) {
        TransientFailure busy = assertInstanceOf(
                TransientFailure.class, ERRORS.ofStatement(new SQLException("it failed", state, 1205)));
        assertEquals("Another connection writes: it failed", busy.getMessage());
        assertEquals(true, busy.isBusy());
    }

    @ParameterizedTest
    @CsvSource({
        "40001, 1213",
        "HY000, 1020",
        "08S01, 1053",
        "HY000, 1077",
        "HY000, 1079",
        "08S01, 1152",
        "08S01, 1159",
        "08S01, 1161",
        "08S01, 1184",
        "70100, 1927",
        "HY000, 4031",
        "08000, -1",
        "08000, 1220",
        "08S01, 0",
        ", 0"
    })
    void conflictsAndLostConnectionsAreTransient(String state, int code) {
        SQLException failure = new SQLException("it failed", state, code);
        TransientFailure aborted = assertInstanceOf(TransientFailure.class, ERRORS.ofStatement(failure));
        assertEquals("The server aborted it: it failed", aborted.getMessage());
        assertEquals(false, aborted.isBusy());
        assertSame(failure, aborted.getCause());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1021|The server's disk is full; make room and try again.",
                "1114|The server's disk is full; make room and try again.",
                "28|The server's disk is full; make room and try again.",
                "1037|The server has not enough memory; give it more.",
                "1038|The server has not enough memory; give it more.",
                "1041|The server has not enough memory; give it more.",
                "1040|The server takes no more connections; close others or raise max_connections.",
                "1203|The server takes no more connections; close others or raise max_connections.",
                "1226|The server takes no more connections; close others or raise max_connections.",
                "1153|The row is larger than the server takes at once; raise its max_allowed_packet.",
                "1317|The server ended a statement that took longer than its limit.",
                "1969|The server ended a statement that took longer than its limit.",
                "3024|The server ended a statement that took longer than its limit.",
                "1142|The user may not do that on the server; grant it the right.",
                "1143|The user may not do that on the server; grant it the right.",
                "1044|The user may not do that on the server; grant it the right.",
                "1146|A table is not as the store made it; check it with verify().",
                "1054|A table is not as the store made it; check it with verify().",
                "1290|The server takes no changes, as a replica does not; write to its primary.",
                "1836|The server takes no changes, as a replica does not; write to its primary.",
                "1792|The server takes no changes, as a replica does not; write to its primary.",
                "1048|The server failed.",
                "1364|The server failed.",
                "1305|The server failed."
            })
    void whateverElseIsAFailureWithWhatToDo(int code, String advice) {
        SQLException failure = failure(code);
        for (RuntimeException error : new RuntimeException[] {ERRORS.ofStatement(failure), ERRORS.ofCommit(failure)}) {
            assertInstanceOf(StorageFailureException.class, error);
            assertEquals(advice + " (it failed) Nothing of this transaction is kept.", error.getMessage());
            assertSame(failure, error.getCause());
        }
    }

    /** Its connection is lost, but to try again would lose another. */
    @ParameterizedTest
    @ValueSource(strings = {"08S01", "08000"})
    void whatIsTooLargeIsNotTriedAgain(String state) {
        assertInstanceOf(StorageFailureException.class, ERRORS.ofStatement(new SQLException("it failed", state, 1153)));
    }

    @ParameterizedTest
    @CsvSource({"08000, -1", "08S01, 0", "08S01, 1053", "70100, 1927", "HY000, 4031", ", 0"})
    void afterACommitWhoseConnectionIsLostTheOutcomeIsUnknown(String state, int code) {
        RuntimeException unknown = ERRORS.ofCommit(new SQLException("it failed", state, code));
        assertInstanceOf(OutcomeUnknownException.class, unknown);
        assertEquals(
                "The connection to the server was lost while committing: read the rows to see whether they changed."
                        + " (it failed)",
                unknown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {1213, 1020, 1205})
    void aCommitThatTheServerAbortedIsTriedAgain(int code) {
        assertInstanceOf(TransientFailure.class, ERRORS.ofCommit(failure(code)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "28000|1045|does not let this user in; check the user and the password.",
                "28000|1698|does not let this user in; check the user and the password.",
                "42000|1044|cannot be used by this user; grant it all rights on the database.",
                "42000|1142|cannot be used by this user; grant it all rights on the database.",
                "42000|1227|cannot be used by this user; grant it all rights on the database.",
                "42000|1049|names a database that the server does not have; make it: CREATE DATABASE.",
                "08004|1040|takes no more connections; close others or raise max_connections.",
                "42000|1203|takes no more connections; close others or raise max_connections.",
                "42000|1226|takes no more connections; close others or raise max_connections.",
                "HY000|1205|is in use, or being made or upgraded by another program; try again when that is done.",
                "HY000|1290|can only be read, as a replica can; add mode=ro to the URL.",
                "HY000|1836|can only be read, as a replica can; add mode=ro to the URL.",
                "08000|-1|cannot be reached; check the host and the port, and that it runs.",
                "08S01|1053|cannot be reached; check the host and the port, and that it runs.",
                "42000|1064|cannot be used."
            })
    void sayWhyADatabaseCannotBeOpened(String state, int code, String reason) {
        SQLException failure = new SQLException("it failed", state, code);
        CannotOpenException error = ERRORS.ofOpening("mysql://u@h:1/d", failure);
        assertEquals("mysql://u@h:1/d " + reason + " (it failed)", error.getMessage());
        assertSame(failure, error.getCause());
    }
}
