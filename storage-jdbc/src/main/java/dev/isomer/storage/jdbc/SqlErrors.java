package dev.isomer.storage.jdbc;

import dev.isomer.storage.error.CannotOpenException;
import java.sql.SQLException;

/** What the errors of a database mean. Without state. */
public interface SqlErrors {
    /** Whether a key or a reference would have been broken, so that only the statement is undone. */
    boolean isRefusal(SQLException failure);

    /** What a statement other than a commit failed with, unless it was refused. */
    RuntimeException ofStatement(SQLException failure);

    /** What a commit failed with: one of a statement where it is certain that nothing was committed. */
    RuntimeException ofCommit(SQLException failure);

    /** Why a database, named for people, cannot be opened. */
    CannotOpenException ofOpening(String database, SQLException failure);
}
