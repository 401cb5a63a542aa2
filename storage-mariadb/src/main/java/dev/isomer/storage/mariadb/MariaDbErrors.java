package dev.isomer.storage.mariadb;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.jdbc.server.ServerErrors;
import java.sql.SQLException;
import java.util.Set;

/**
 * What the errors of MariaDB and MySQL mean, by the vendor's code (their documentation: "Error Codes"): states and
 * classes differ between servers and drivers.
 */
final class MariaDbErrors extends ServerErrors {
    static final MariaDbErrors INSTANCE = new MariaDbErrors();

    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int PACKET_TOO_LARGE = 1153;
    private static final Set<Integer> REFUSALS = Set.of(1062, 1022, 1169, 1451, 1452, 1216, 1217);
    /** Deadlock, and a row that changed since the snapshot. */
    private static final Set<Integer> CONFLICTS = Set.of(1213, 1020);
    /** The server stops, killed the connection, or ended it for standing still. */
    private static final Set<Integer> STOPS = Set.of(1053, 1077, 1079, 1152, 1159, 1161, 1184, 1927, 4031);

    private static final String CONNECTION_CLASS = "08";

    private MariaDbErrors() {}

    @Override
    public boolean isRefusal(SQLException failure) {
        return REFUSALS.contains(failure.getErrorCode());
    }

    @Override
    protected boolean isLost(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || state.startsWith(CONNECTION_CLASS) || STOPS.contains(failure.getErrorCode());
    }

    @Override
    protected boolean isBusy(SQLException failure) {
        return failure.getErrorCode() == LOCK_WAIT_TIMEOUT;
    }

    /** A row that is too large is so again, though the server ends the connection for it. */
    @Override
    protected boolean isAborted(SQLException failure) {
        int code = failure.getErrorCode();
        return code != PACKET_TOO_LARGE && (CONFLICTS.contains(code) || isLost(failure));
    }

    @Override
    public CannotOpenException ofOpening(String database, SQLException failure) {
        String reason = switch (failure.getErrorCode()) {
            case 1045, 1698 -> "does not let this user in; check the user and the password.";
            case 1044, 1142, 1227 -> "cannot be used by this user; grant it all rights on the database.";
            case 1049 -> "names a database that the server does not have; make it: CREATE DATABASE.";
            case 1040, 1203, 1226 -> "takes no more connections; close others or raise max_connections.";
            case LOCK_WAIT_TIMEOUT ->
                "is in use, or being made or upgraded by another program; try again when that is done.";
            case 1290, 1836 -> "can only be read, as a replica can; add mode=ro to the URL.";
            default ->
                isLost(failure)
                        ? "cannot be reached; check the host and the port, and that it runs."
                        : "cannot be used.";
        };
        return new CannotOpenException(database + " " + reason + " (" + failure.getMessage() + ")", failure);
    }

    @Override
    protected String sentence(SQLException failure) {
        String advice = switch (failure.getErrorCode()) {
            case 1021, 1114, 28, 3 -> "The server's disk is full; make room and try again.";
            case 1037, 1038, 1041 -> "The server has not enough memory; give it more.";
            case 1040, 1203, 1226 -> "The server takes no more connections; close others or raise max_connections.";
            case PACKET_TOO_LARGE -> "The row is larger than the server takes at once; raise its max_allowed_packet.";
            case 1317, 1969, 3024 -> "The server ended a statement that took longer than its limit.";
            case 1142, 1143, 1044 -> "The user may not do that on the server; grant it the right.";
            case 1146, 1054 -> "A table is not as the store made it; check it with verify().";
            case 1290, 1836, 1792 -> "The server takes no changes, as a replica does not; write to its primary.";
            default -> "The server failed.";
        };
        return advice + " (" + failure.getMessage() + ")";
    }
}
