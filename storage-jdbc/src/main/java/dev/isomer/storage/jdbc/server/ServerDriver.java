package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.JdbcDriver;
import dev.isomer.storage.jdbc.SchemaSql;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Opening;
import dev.isomer.storage.model.Watch;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Setting;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * An open database on a server, which other processes may use at the same time: writers of all of them take turns, by a
 * lock that the server keeps, and readers see one state without waiting.
 */
final class ServerDriver extends JdbcDriver {
    private final ServerKind kind;
    private final ServerDialect dialect;
    private final TransactionSql transactions;
    private final ServerConnections connections;
    private final boolean isReadOnly;
    private final long generation;
    private final Opening opening;
    private final Watches watches;

    ServerDriver(
            ServerKind kind,
            ServerDialect dialect,
            SchemaSql statements,
            ServerConnections connections,
            long generation,
            Opening opening) {
        super(statements);
        this.kind = kind;
        this.dialect = dialect;
        this.transactions = new TransactionSql(dialect);
        this.connections = connections;
        this.isReadOnly = connections.url().isReadOnly();
        this.generation = generation;
        this.opening = opening;
        this.watches = new Watches(heard -> kind.watch(connections, heard));
    }

    @Override
    public ServerReading read(Scope scope) {
        JdbcConnection connection = connections.takeReader();
        if (scope == Scope.SINGLE) {
            return new ServerReading(connection, statements(), true, () -> connections.giveBackReader(connection));
        }
        try {
            transactions.beginRead(connection);
        } catch (SQLException failure) {
            connection.setBroken();
            connections.giveBackReader(connection);
            throw statements().errors().ofStatement(failure);
        }
        return new ServerReading(connection, statements(), false, () -> endReading(connection));
    }

    private void endReading(JdbcConnection connection) {
        try {
            connection.run("COMMIT");
        } catch (SQLException nothingToLose) {
            connection.setBroken();
        }
        connections.giveBackReader(connection);
    }

    @Override
    public ServerWriting write(Scope scope) {
        if (isReadOnly) {
            throw new StorageFailureException("The store was opened to be read alone, and takes no changes.", null);
        }
        JdbcConnection connection = connections.takeWriter();
        ServerWriting writing = null;
        try {
            Counters counters = transactions.beginWrite(connection);
            if (counters.get(ServerDialect.GENERATION) != generation) {
                throw new StorageFailureException(
                        connections.url()
                                + " was changed to a wider schema by a newer program; open it again, with that"
                                + " program. Nothing of this transaction is kept.",
                        null);
            }
            writing = new ServerWriting(
                    connection, statements(), transactions, counters, () -> connections.giveBackWriter(connection));
            return writing;
        } catch (SQLException failure) {
            throw statements().errors().ofStatement(failure);
        } finally {
            if (writing == null) {
                connection.setBroken();
                connections.giveBackWriter(connection);
            }
        }
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.PERSISTENT);
    }

    @Override
    public Opening opening() {
        return opening;
    }

    /** Not called, as it is not among the capabilities: a copy on a server would take as long as the rows are many. */
    @Override
    public Driver fork() {
        throw new UnsupportedOperationException("fork");
    }

    @Override
    public List<Finding> verify() {
        ServerReading reading = read(Scope.TRANSACTION);
        try {
            return new ServerVerification(reading.connection(), dialect, kind)
                    .findings(statements().schema());
        } catch (SQLException failure) {
            throw statements().errors().ofStatement(failure);
        } finally {
            reading.end();
        }
    }

    @Override
    public List<Setting> settings() {
        ServerReading reading = read(Scope.SINGLE);
        try {
            return kind.settings(reading.connection(), dialect);
        } catch (SQLException failure) {
            throw statements().errors().ofStatement(failure);
        } finally {
            reading.end();
        }
    }

    @Override
    public Watch watch(Runnable heard) {
        return watches.add(heard);
    }

    @Override
    public void close() {
        watches.close();
        connections.close();
    }
}
