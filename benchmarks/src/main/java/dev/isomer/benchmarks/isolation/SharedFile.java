package dev.isomer.benchmarks.isolation;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One SQLite file that all tests share, as a suite without a library has it: a connection for each test. */
final class SharedFile {
    private final String url;

    SharedFile(Path file) {
        this.url = "jdbc:sqlite:" + file;
    }

    void fill() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute(
                    "CREATE TABLE product (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, price INTEGER)");
            statement.execute("CREATE INDEX product_price ON product (price)");
            connection.setAutoCommit(false);
            for (int number = 1; number <= Stock.ROWS; number++) {
                insert(connection, "product " + number, number % Stock.PRICES);
            }
            connection.commit();
        }
    }

    private static void insert(Connection connection, String name, int price) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO product (name, price) VALUES (?, ?)")) {
            insert.setString(1, name);
            insert.setInt(2, price);
            insert.executeUpdate();
        }
    }

    /** As {@link Stock#test}. */
    void test(int number) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            Stock.require(count(statement, "SELECT count(*) FROM product") == Stock.ROWS, "the number of rows");
            int deleted = statement.executeUpdate("DELETE FROM product WHERE id = " + number);
            Stock.require(deleted == 1, "the row " + number + " is gone");
            statement.executeUpdate("UPDATE product SET price = " + Stock.PRICES + " WHERE id = " + (number + 1));
            insert(connection, Stock.ADDED, Stock.PRICES);
            connection.commit();
            long found = count(statement, "SELECT count(*) FROM product WHERE price = " + Stock.PRICES);
            Stock.require(found == 2, found + " rows of the price");
        }
    }

    private static long count(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            return result.getLong(1);
        }
    }
}
