package dev.isomer.storage.sqlite;

import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.JdbcDriver;
import dev.isomer.storage.jdbc.SchemaSql;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Opening;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.Setting;
import dev.isomer.storage.spi.WriterQueue;
import dev.isomer.storage.spi.Writing;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open database file: one connection that writes, and a pool of those that read.
 *
 * <p>A write is always within BEGIN and COMMIT, also when it is one statement, because whether it counts is decided
 * after the statement: its time may be over. That costs little beside forcing the log. A read of one statement does
 * without.
 */
final class SqliteDriver extends JdbcDriver {
    private final SqliteFile file;
    private final ReaderPool readers;
    /** What is removed on closing; null for a store that stays. */
    private final @Nullable ForkFolder folder;

    private final Opening opening;

    /** Null where the file is only read. */
    private final @Nullable GroupCommit writer;

    private SqliteDriver(
            SqliteFile file,
            Schema schema,
            ReadAccess access,
            @Nullable GroupCommit writer,
            @Nullable ForkFolder folder,
            Opening opening) {
        super(new SchemaSql(schema, SqliteDialect.INSTANCE, SqliteErrors.INSTANCE));
        this.file = file;
        this.readers = new ReaderPool(access);
        this.writer = writer;
        this.folder = folder;
        this.opening = opening;
    }

    static SqliteDriver open(Path path, Schema schema, EngineOptions options) {
        return open(new SqliteFile(path, schema, options.writerWait(), List.of()), schema);
    }

    static SqliteDriver open(SqliteFile file, Schema schema) {
        return open(file, schema, GroupLimits.DEFAULTS);
    }

    static SqliteDriver open(SqliteFile file, Schema schema, GroupLimits limits) {
        SqliteLibrary.require();
        file.prepare();
        JdbcConnection first = file.openFirst();
        Opening opening = SqliteOpening.of(first, schema);
        return new SqliteDriver(file, schema, file::openReader, new GroupCommit(file, first, limits), null, opening);
    }

    /** A file that is only read: nothing is made or changed, and what would write is refused. */
    static SqliteDriver openReadOnly(Path path, Schema schema, EngineOptions options) {
        SqliteLibrary.require();
        SqliteFile file = new SqliteFile(path, schema, options.writerWait(), List.of());
        ReadOnlyFile readOnly = ReadOnlyFile.of(path, options.writerWait());
        try (JdbcConnection connection = readOnly.open()) {
            file.requireCurrent(connection);
            return new SqliteDriver(file, schema, readOnly, null, null, SqliteOpening.ofRead(connection, schema));
        } catch (SQLException failure) {
            throw SqliteErrors.INSTANCE.ofOpening(path.toString(), failure);
        }
    }

    @Override
    public SqliteReading read(Scope scope) {
        JdbcConnection connection = readers.take();
        if (scope == Scope.SINGLE) {
            return new SqliteReading(connection, statements(), () -> readers.giveBack(connection));
        }
        try {
            connection.run("BEGIN");
            // The state is chosen by the first read, not by BEGIN.
            connection.run("SELECT 1 FROM sqlite_schema LIMIT 1");
        } catch (SQLException failure) {
            connection.closeQuietly();
            throw SqliteErrors.INSTANCE.ofStatement(failure);
        }
        return new SqliteReading(connection, statements(), () -> endReading(connection));
    }

    private void endReading(JdbcConnection connection) {
        try {
            connection.run("COMMIT");
        } catch (SQLException nothingToLose) {
            connection.setBroken();
        }
        readers.giveBack(connection);
    }

    @Override
    public Writing write(Scope scope) {
        if (writer == null) {
            throw new StorageFailureException("The store was opened to be read alone, and takes no changes.", null);
        }
        return writer.begin(statements());
    }

    @Override
    public void serve(WriterQueue queue) {
        if (writer != null) {
            writer.serve(queue);
        }
    }

    @Override
    public Set<Capability> capabilities() {
        if (writer == null) {
            return Set.of(Capability.PERSISTENT);
        }
        return folder == null ? Set.of(Capability.FORK, Capability.PERSISTENT) : Set.of(Capability.FORK);
    }

    @Override
    public Opening opening() {
        return opening;
    }

    @Override
    public Driver fork() {
        ForkFolder made = ForkFolder.make();
        boolean done = false;
        try {
            SqliteFile copy = file.copyTo(made.file());
            GroupCommit writing = new GroupCommit(copy, copy.openFirst(), GroupLimits.DEFAULTS);
            SqliteDriver fork = new SqliteDriver(
                    copy, statements().schema(), copy::openReader, writing, made, SqliteOpening.OF_FORK);
            done = true;
            return fork;
        } finally {
            if (!done) {
                made.remove();
            }
        }
    }

    @Override
    public List<Finding> verify() {
        SqliteReading reading = read(Scope.TRANSACTION);
        try {
            return new SqliteVerification(reading.connection(), statements().schema(), writer != null).findings();
        } catch (SQLException failure) {
            throw SqliteErrors.INSTANCE.ofStatement(failure);
        } finally {
            reading.end();
        }
    }

    @Override
    public List<Setting> settings() {
        SqliteReading reading = read(Scope.SINGLE);
        try {
            return SqliteSettings.of(reading.connection());
        } catch (SQLException failure) {
            throw SqliteErrors.INSTANCE.ofStatement(failure);
        } finally {
            reading.end();
        }
    }

    /** The writer last: the last connection to close moves the log into the file. */
    @Override
    public void close() {
        readers.close();
        if (writer != null) {
            writer.close();
        }
        if (folder != null) {
            folder.remove();
        }
    }
}
