package dev.isomer.storage.sqlite;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.jdbc.SqlErrors;
import dev.isomer.storage.spi.TransientFailure;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * What SQLite's errors mean.
 *
 * <p>They are told apart by the extended result code: the driver gives no SQLState, and its vendor code is the primary
 * result code alone. Numbers are those of SQLite's documentation ("Result and Error Codes"); the low byte is the
 * primary code.
 */
final class SqliteErrors implements SqlErrors {
    static final SqliteErrors INSTANCE = new SqliteErrors();

    private static final int PRIMARY_CODE = 0xff;

    private SqliteErrors() {}

    private static SQLiteErrorCode codeOf(SQLException failure) {
        return failure instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
    }

    private static SQLiteErrorCode primaryOf(SQLException failure) {
        SQLiteErrorCode code = codeOf(failure);
        return code == SQLiteErrorCode.UNKNOWN_ERROR ? code : SQLiteErrorCode.getErrorCode(code.code & PRIMARY_CODE);
    }

    @Override
    public boolean isRefusal(SQLException failure) {
        return switch (codeOf(failure)) {
            case SQLITE_CONSTRAINT_PRIMARYKEY,
                    SQLITE_CONSTRAINT_ROWID,
                    SQLITE_CONSTRAINT_UNIQUE,
                    SQLITE_CONSTRAINT_FOREIGNKEY -> true;
            default -> false;
        };
    }

    /** Whether another connection holds the database. */
    static boolean isBusy(SQLException failure) {
        SQLiteErrorCode primary = primaryOf(failure);
        return primary == SQLiteErrorCode.SQLITE_BUSY || primary == SQLiteErrorCode.SQLITE_LOCKED;
    }

    /** Whether the file does not hold what it should. */
    static boolean isDamage(SQLException failure) {
        return primaryOf(failure) == SQLiteErrorCode.SQLITE_CORRUPT;
    }

    @Override
    public RuntimeException ofStatement(SQLException failure) {
        return switch (primaryOf(failure)) {
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL ->
                new TransientFailure(
                        "Another connection holds the database: " + failure.getMessage(),
                        failure,
                        codeOf(failure) == SQLiteErrorCode.SQLITE_BUSY);
            default ->
                new StorageFailureException(sentence(failure) + " Nothing of this transaction is kept.", failure);
        };
    }

    /**
     * What a commit failed with. Where the log could not be written for want of room, the mark that makes the changes
     * count is not in it; after any other failure it may be.
     */
    @Override
    public RuntimeException ofCommit(SQLException failure) {
        return switch (primaryOf(failure)) {
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL, SQLITE_FULL, SQLITE_CONSTRAINT -> ofStatement(failure);
            default ->
                new OutcomeUnknownException(
                        sentence(failure) + " It failed while committing: read the rows to see whether they changed.",
                        failure);
        };
    }

    @Override
    public CannotOpenException ofOpening(String file, SQLException failure) {
        String reason = switch (primaryOf(failure)) {
            case SQLITE_NOTADB -> "is not an SQLite database; name another file.";
            case SQLITE_BUSY, SQLITE_LOCKED -> "is in use by another program; try again when that is done.";
            case SQLITE_CANTOPEN -> "cannot be opened; check that it and its folder may be read and written.";
            case SQLITE_READONLY -> "cannot be written; check its permissions and those of its folder.";
            default -> "cannot be used. " + sentence(failure);
        };
        return new CannotOpenException(file + " " + reason, failure);
    }

    private static String sentence(SQLException failure) {
        String advice = switch (primaryOf(failure)) {
            case SQLITE_FULL -> "The disk, or the quota on it, is full; make room and try again.";
            case SQLITE_IOERR -> "The disk could not be read or written; check it and the system's log.";
            case SQLITE_CORRUPT, SQLITE_NOTADB -> "The database file is damaged; replace it by a good copy.";
            case SQLITE_READONLY -> "The database file can no longer be written; check it and its permissions.";
            case SQLITE_CANTOPEN ->
                "The database file could not be opened again; check that it is still there, and how many files the"
                        + " process may open.";
            case SQLITE_NOMEM -> "There is not enough memory outside of the Java heap; give the process more.";
            case SQLITE_CONSTRAINT -> "The file does not allow a row that the store allows; check it with verify().";
            default -> "SQLite failed.";
        };
        return advice + " (" + failure.getMessage() + ")";
    }
}
