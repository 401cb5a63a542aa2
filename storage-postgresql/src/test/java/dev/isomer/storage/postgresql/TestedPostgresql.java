package dev.isomer.storage.postgresql;

import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.Sql;
import dev.isomer.storage.jdbc.server.ServerKind;
import dev.isomer.storage.jdbc.server.ServerUrl;
import dev.isomer.storage.jdbc.server.TestedServer;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.spi.EngineProvider;
import dev.isomer.testservers.DatabaseKind;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** PostgreSQL, for the tests that all servers share. */
final class TestedPostgresql implements TestedServer {
    @Override
    public EngineProvider engine() {
        return new PostgresqlStore();
    }

    @Override
    public ServerKind kind() {
        return new PostgresqlKind("postgresql");
    }

    @Override
    public DatabaseKind launched() {
        return DatabaseKind.POSTGRESQL;
    }

    @Override
    public void killWriter(JdbcConnection administrator, String place) throws SQLException {
        administrator.query(
                Sql.of("SELECT pg_terminate_backend(l.pid, 60000) FROM pg_locks l JOIN pg_class t ON t.oid = l.relation"
                        + " JOIN pg_namespace n ON n.oid = t.relnamespace WHERE t.relname = 'isomer_mutex'"
                        + " AND l.mode = 'ExclusiveLock' AND l.granted AND n.nspname = '" + place + "'"),
                row -> true);
    }

    @Override
    public List<String> createUser(String name, String password) {
        String quoted = '"' + name.replace("\"", "\"\"") + '"';
        return List.of(
                "CREATE ROLE " + quoted + " LOGIN PASSWORD '" + password.replace("'", "''") + "'",
                "GRANT CREATE ON DATABASE isomer TO " + quoted);
    }

    @Override
    public ServerUrl withoutTls(ServerUrl url) {
        return url;
    }

    @Override
    public String withoutReferences() {
        return "SET session_replication_role = replica";
    }

    @Override
    public String denyDeletes(String table) {
        return "CREATE FUNCTION deny() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'denied'; END $$;"
                + " CREATE TRIGGER deny BEFORE DELETE ON " + table + " FOR EACH ROW EXECUTE FUNCTION deny()";
    }

    @Override
    public Map<String, Finding> findingsByMeddling() {
        return Map.of(
                "DROP INDEX i_book__shelf",
                new Finding("i_book__shelf", "is missing"),
                "ALTER TABLE t_shelf ALTER COLUMN name TYPE TEXT COLLATE \"default\"",
                new Finding("t_shelf.name", "is defined otherwise: text COLLATE default NOT NULL"),
                "ALTER TABLE t_book ALTER COLUMN title DROP NOT NULL",
                new Finding("t_book.title", "is defined otherwise: text COLLATE C"),
                "ALTER TABLE t_book DROP CONSTRAINT t_book_shelf_fkey",
                new Finding("t_book.shelf's reference", "is missing"),
                "DROP TABLE isomer_mutex",
                new Finding("isomer_mutex", "is missing"));
    }
}
