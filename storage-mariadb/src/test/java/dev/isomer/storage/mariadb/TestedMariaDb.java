package dev.isomer.storage.mariadb;

import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.server.ServerKind;
import dev.isomer.storage.jdbc.server.ServerUrl;
import dev.isomer.storage.jdbc.server.TestedServer;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.spi.EngineProvider;
import dev.isomer.testservers.DatabaseKind;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** MariaDB, for the tests that all servers share. */
final class TestedMariaDb implements TestedServer {
    @Override
    public EngineProvider engine() {
        return new MariaDbStore();
    }

    @Override
    public ServerKind kind() {
        return new MariaDbKind("mysql");
    }

    @Override
    public DatabaseKind launched() {
        return DatabaseKind.MARIADB;
    }

    /** All other connections to the place. */
    @Override
    public void killWriter(JdbcConnection administrator, String place) throws SQLException {
        for (String id : administrator.texts(
                "SELECT id FROM information_schema.processlist WHERE db = '" + place + "' AND id <> connection_id()")) {
            administrator.run("KILL " + id);
        }
    }

    @Override
    public List<String> createUser(String name, String password) {
        String account = "'" + name.replace("'", "''") + "'@'%'";
        String literal = password.replace("\\", "\\\\").replace("'", "''");
        return List.of("CREATE USER " + account + " IDENTIFIED BY '" + literal + "'", "GRANT ALL ON *.* TO " + account);
    }

    @Override
    public ServerUrl withoutTls(ServerUrl url) {
        return url.with("sslMode", "disable");
    }

    @Override
    public String withoutReferences() {
        return "SET foreign_key_checks = 0";
    }

    @Override
    public String denyDeletes(String table) {
        return "CREATE TRIGGER deny BEFORE DELETE ON " + table + " FOR EACH ROW SIGNAL SQLSTATE '45000'"
                + " SET MESSAGE_TEXT = 'denied'";
    }

    @Override
    public Map<String, Finding> findingsByMeddling() {
        String collation = DatabaseKind.MYSQL.isAvailable() ? "utf8mb4_0900_bin" : "utf8mb4_nopad_bin";
        return Map.of(
                "DROP INDEX i_book__subtitle ON t_book",
                new Finding("i_book__subtitle", "is missing"),
                "ALTER TABLE t_shelf MODIFY name VARCHAR(40) COLLATE utf8mb4_bin NOT NULL",
                new Finding("t_shelf.name", "is defined otherwise: varchar(40) COLLATE utf8mb4_bin NOT NULL"),
                "ALTER TABLE t_book MODIFY title VARCHAR(100) COLLATE " + collation + " NULL",
                new Finding("t_book.title", "is defined otherwise: varchar(100) COLLATE " + collation),
                "ALTER TABLE t_book DROP FOREIGN KEY t_book_ibfk_1",
                new Finding("t_book.shelf's reference", "is missing"));
    }
}
