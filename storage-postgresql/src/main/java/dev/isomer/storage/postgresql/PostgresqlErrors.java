package dev.isomer.storage.postgresql;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.jdbc.server.ServerErrors;
import java.sql.SQLException;
import java.util.Set;

/** What PostgreSQL's errors mean, by SQLState (its documentation: "PostgreSQL Error Codes"). */
final class PostgresqlErrors extends ServerErrors {
    static final PostgresqlErrors INSTANCE = new PostgresqlErrors();

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Set<String> REFUSALS = Set.of("23505", "23503", "23001");
    /** Serialization failure, deadlock, and a plan of before another connection changed the tables. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "0A000");
    /** The server stops, crashed, or is not there yet. */
    private static final Set<String> STOPS = Set.of("57P01", "57P02", "57P03", "57P05");

    private static final String CONNECTION_CLASS = "08";

    private PostgresqlErrors() {}

    private static String stateOf(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? "" : state;
    }

    @Override
    public boolean isRefusal(SQLException failure) {
        return REFUSALS.contains(stateOf(failure));
    }

    @Override
    protected boolean isLost(SQLException failure) {
        String state = stateOf(failure);
        return state.isEmpty() || state.startsWith(CONNECTION_CLASS) || STOPS.contains(state);
    }

    @Override
    protected boolean isBusy(SQLException failure) {
        return stateOf(failure).equals(LOCK_NOT_AVAILABLE);
    }

    @Override
    protected boolean isAborted(SQLException failure) {
        return CONFLICTS.contains(stateOf(failure)) || isLost(failure);
    }

    @Override
    public CannotOpenException ofOpening(String database, SQLException failure) {
        String reason = switch (stateOf(failure)) {
            case "28P01", "28000" -> "does not let this user in; check the user and the password.";
            case "3D000" -> "names a database that the server does not have; make it: CREATE DATABASE.";
            case "42501" -> "cannot be used by this user; grant it CREATE and USAGE on the schema.";
            case "53300" -> "takes no more connections; close others or raise max_connections.";
            case LOCK_NOT_AVAILABLE ->
                "is in use, or being made or upgraded by another program; try again when that is done.";
            case "25006" -> "can only be read, as a replica can; add mode=ro to the URL.";
            case "08001", "08004", "08006", "57P01", "57P02", "57P03" ->
                "cannot be reached; check the host and the port, and that it runs.";
            default -> "cannot be used.";
        };
        return new CannotOpenException(database + " " + reason + " (" + failure.getMessage() + ")", failure);
    }

    @Override
    protected String sentence(SQLException failure) {
        String advice = switch (stateOf(failure)) {
            case "53100" -> "The server's disk is full; make room and try again.";
            case "53200" -> "The server has not enough memory; give it more.";
            case "53300" -> "The server takes no more connections; close others or raise max_connections.";
            case "57014", "25P03", "25P04" ->
                "The server ended the transaction, which took longer than the limit; make it shorter.";
            case "42501" -> "The user may not do that on the server; grant it the right.";
            case "42P01", "42703" -> "A table is not as the store made it; check it with verify().";
            case "XX001", "XX002" -> "The database is damaged; restore a good copy.";
            case "25006" -> "The server takes no changes, as a replica does not; write to its primary.";
            default -> "PostgreSQL failed.";
        };
        return advice + " (" + failure.getMessage() + ")";
    }
}
