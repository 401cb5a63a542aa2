package dev.isomer.storage.sqlite;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.jdbc.JdbcConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A file of which nothing is changed, and beside which nothing is made.
 *
 * <p>Where nobody has it open, it is read without locks ({@code immutable}), since SQLite would make a log to read it
 * otherwise. Nothing then keeps other programs from writing, so each read looks first whether one did. A file that has
 * a log is in use or was not closed, and is read with it.
 */
final class ReadOnlyFile implements ReadAccess {
    private final Path path;
    private final SqliteConnector connector;
    private final boolean isLogged;
    private final FileState state;

    private ReadOnlyFile(Path path, SqliteConnector connector, boolean isLogged, FileState state) {
        this.path = path;
        this.connector = connector;
        this.isLogged = isLogged;
        this.state = state;
    }

    /**
     * A file that is there.
     *
     * @throws CannotOpenException if it is not, or its last change must be finished or undone first
     */
    static ReadOnlyFile of(Path file, Duration busyWait) {
        Path path = SqliteInspection.required(file);
        FileState state = FileState.of(path);
        if (state.isUnfinished()) {
            throw new CannotOpenException(
                    path + " was not closed within a change; open it once to be written, which puts that right.", null);
        }
        if (state.bytes() == 0) {
            throw new CannotOpenException(path + " is empty, and no store that could be read.", null);
        }
        boolean isLogged = Files.exists(path.resolveSibling(path.getFileName() + "-wal"));
        return new ReadOnlyFile(
                path,
                new SqliteConnector(path, Math.min(Integer.MAX_VALUE, busyWait.toMillis()), List.of()),
                isLogged,
                state);
    }

    @Override
    public JdbcConnection open() throws SQLException {
        return isLogged ? connector.loggedUntouched() : connector.immutable();
    }

    @Override
    public void check() {
        if (!isLogged && !FileState.of(path).equals(state)) {
            throw new StorageFailureException(
                    path + " was changed by another program while it was open to be read alone; open it again.", null);
        }
    }
}
