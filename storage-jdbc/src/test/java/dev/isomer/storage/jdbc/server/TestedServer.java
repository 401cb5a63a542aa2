package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.spi.EngineProvider;
import dev.isomer.testservers.DatabaseKind;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A kind of server as the tests that all kinds share know it: with the words in which one talks to it. */
public interface TestedServer {
    /** The engine. */
    EngineProvider engine();

    /** What tells it from other servers. */
    ServerKind kind();

    /** What a test starts that needs a server of its own. */
    DatabaseKind launched();

    /** Ends the connection that holds a place's turn to write. */
    void killWriter(JdbcConnection administrator, String place) throws SQLException;

    /** What stops a connection from checking references. */
    String withoutReferences();

    /** What makes a user who may make places, said by an administrator. */
    List<String> createUser(String name, String password);

    /** The URL, so that it needs no encrypted connection, wherever the host seems to be. */
    ServerUrl withoutTls(ServerUrl url);

    /** What has every delete of a table's rows fail by a trigger. */
    String denyDeletes(String table);

    /**
     * What another program does to the library's tables, statements between semicolons, with all that {@code verify()}
     * must then find; in their own words, and so beside what any SQL can do.
     */
    Map<String, Finding> findingsByMeddling();
}
