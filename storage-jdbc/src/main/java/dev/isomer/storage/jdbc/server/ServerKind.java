package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.SqlErrors;
import dev.isomer.storage.model.Watch;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.Setting;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What tells one kind of database server from another. Without state. */
public interface ServerKind {
    /** What URLs begin with. */
    String scheme();

    /** The port that servers of this kind listen on unless told otherwise. */
    int usualPort();

    /** The names of the parameters that URLs may have. */
    Set<String> parameters();

    /** The language of the server that a connection leads to. */
    ServerDialect dialect(JdbcConnection connection) throws SQLException;

    /** What its errors mean. */
    SqlErrors errors();

    /** The URL that its driver takes; without user and password. */
    String driverUrl(ServerUrl url);

    /**
     * What a connection is set to, in the words of the driver.
     *
     * @param isWriter whether the connection is for transactions that write, which the server ends when they take
     *     longer than {@link EngineOptions#writeLimit}
     */
    Map<String, String> driverProperties(ServerUrl url, EngineOptions options, boolean isWriter);

    /** Where tables are: the database itself, or a part of it that has a name of its own. */
    String place(ServerUrl url);

    /** The URL of another place on the same server, which may not exist. */
    ServerUrl at(ServerUrl url, String place);

    /** A URL by which places can be made and removed, as the place of {@code url} may not exist. */
    ServerUrl outside(ServerUrl url);

    /** Whether the place that a connection leads to exists; where it does not, some servers do not connect at all. */
    boolean hasPlace(JdbcConnection connection) throws SQLException;

    /** Whether a failure to connect means that the place does not exist. */
    boolean isMissingPlace(SQLException failure);

    /** The names of all places on a connection's server that begin so. */
    List<String> places(JdbcConnection connection, String prefix) throws SQLException;

    /** What makes a place, unless it is there. */
    String createPlace(String place);

    /** What removes a place with all that is in it, if it is there. */
    String dropPlace(String place);

    /** How the server and the connection are set, with what the contract needs. */
    List<Setting> settings(JdbcConnection connection, ServerDialect dialect) throws SQLException;

    /** Of {@link #settings}, those without which rows would be lost, wrong, or refused. */
    boolean isRequired(Setting setting);

    /** The greatest value in bytes that the server takes; one more than any where it has no such limit. */
    long greatestValueBytes(JdbcConnection connection) throws SQLException;

    /** Tells of commits by others, through a connection of its own. */
    Watch watch(ServerConnections connections, Runnable heard);
}
