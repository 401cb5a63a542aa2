package dev.isomer.storage.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The prepared statements of one connection that are not in use, the longest unused given up first.
 *
 * <p>A statement is taken out while it is used, so that the same SQL can run again while a result of it is still open.
 */
public final class StatementCache {
    private static final int CAPACITY = 100;

    /** Longer texts come of long lists of values, hardly ever the same again. */
    private static final int GREATEST_CHARACTERS = 8_192;

    private final Connection connection;
    private final Map<String, PreparedStatement> unused = new LinkedHashMap<>();
    private @Nullable Statement plain;

    /** Prepares statements on this connection, the driver's own. */
    public StatementCache(Connection connection) {
        this.connection = connection;
    }

    /** For statements without parameters whose results nobody keeps; it stays the cache's. */
    Statement plain() throws SQLException {
        if (plain == null) {
            plain = connection.createStatement();
        }
        return plain;
    }

    /** A prepared statement, which is the caller's until it is given back or closed. */
    PreparedStatement take(String text) throws SQLException {
        PreparedStatement statement = unused.remove(text);
        return statement != null ? statement : connection.prepareStatement(text);
    }

    /**
     * Keeps a statement that ended well.
     *
     * @param isClearing whether its parameters are let go of; SQLite then plans it anew the next time
     */
    void giveBack(String text, PreparedStatement statement, boolean isClearing) throws SQLException {
        if (isClearing) {
            statement.clearParameters();
        }
        if (text.length() > GREATEST_CHARACTERS || unused.putIfAbsent(text, statement) != null) {
            statement.close();
        } else if (unused.size() > CAPACITY) {
            Iterator<PreparedStatement> oldest = unused.values().iterator();
            PreparedStatement givenUp = oldest.next();
            oldest.remove();
            givenUp.close();
        }
    }
}
