package dev.isomer.benchmarks.sql;

import dev.isomer.benchmarks.Server;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;

/** A server's database by hand: the counter is read when a transaction begins, and written at its end if it changed. */
abstract class HandWrittenServer extends HandWritten {
    private static final String TYPE = "server";

    private final PreparedStatement insert;
    private long lastId;
    private boolean isLastIdChanged;

    HandWrittenServer(Connection reader, Connection writer) throws SQLException {
        super(reader, writer);
        insert = writer.prepareStatement(change(INSERT));
    }

    /** Connects to the place of a store's URL, with more parameters in the words of the driver. */
    static Connection connect(String scheme, String url, String parameters) throws SQLException {
        URI place = URI.create(url);
        Properties properties = new Properties();
        String[] user = place.getRawUserInfo().split(":", 2);
        properties.setProperty("user", URLDecoder.decode(user[0], StandardCharsets.UTF_8));
        properties.setProperty("password", URLDecoder.decode(user[1], StandardCharsets.UTF_8));
        String query = place.getRawQuery() == null ? "" : place.getRawQuery() + "&";
        return DriverManager.getConnection(
                "jdbc:" + scheme + "://" + place.getHost() + ":" + place.getPort() + place.getPath() + "?" + query
                        + parameters,
                properties);
    }

    /** Takes the rows of the counters. */
    final void readCounters(ResultSet counters) throws SQLException {
        isLastIdChanged = false;
        while (counters.next()) {
            if (counters.getString(1).equals(TYPE)) {
                lastId = counters.getLong(2);
            }
        }
    }

    /** Whether the counter must be written. */
    final boolean isLastIdChanged() {
        return isLastIdChanged;
    }

    /** Sets the parameters of the statement that writes the counter. */
    final void bindCounter(PreparedStatement statement) throws SQLException {
        statement.setLong(1, lastId);
        statement.setString(2, TYPE);
    }

    @Override
    final Server add(Server row) throws SQLException {
        lastId++;
        isLastIdChanged = true;
        insert.setLong(1, lastId);
        bind(insert, 2, row);
        run(insert);
        return row.withId(lastId);
    }
}
