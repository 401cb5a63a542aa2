package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.Scratch;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Places beside one, whose names begin with its name. */
final class ServerScratch implements Scratch {
    private static final EngineOptions OPTIONS = new EngineOptions(Long.MAX_VALUE, Duration.ofSeconds(30));
    private static final String MARK = "_isomer_verify";
    /** So that a place's whole name is no longer than servers allow. */
    private static final int GREATEST_PREFIX = 40;

    private final ServerKind kind;
    private final ServerUrl url;
    private final String prefix;
    private boolean isPrepared;
    private boolean isRemoved;

    ServerScratch(ServerKind kind, ServerUrl url) {
        this.kind = kind;
        this.url = url;
        // One byte a character, as some servers count bytes.
        String place = kind.place(url).replaceAll("[^A-Za-z0-9_]", "_");
        this.prefix = place.substring(0, Math.min(place.length(), GREATEST_PREFIX - MARK.length())) + MARK;
        leftovers();
    }

    @Override
    public List<String> leftovers() {
        return leftPlaces().stream()
                .map(place -> place + " is there already, from a run that was killed or that still goes on. When none"
                        + " does, remove it: " + kind.dropPlace(place) + ";")
                .toList();
    }

    private List<String> leftPlaces() {
        try (JdbcConnection connection = ServerConnections.connect(kind, kind.outside(url), OPTIONS)) {
            return kind.places(connection, prefix);
        } catch (SQLException failure) {
            throw kind.errors().ofOpening(url.toString(), failure);
        }
    }

    @Override
    public synchronized void prepare() {
        requireNotRemoved();
        List<String> left = leftovers();
        if (!left.isEmpty()) {
            throw new CannotOpenException(String.join(" ", left), null);
        }
        try {
            run(kind.createPlace(prefix));
            isPrepared = true;
        } catch (SQLException failure) {
            throw new CannotOpenException(
                    "No database for tests can be made beside " + url + "; give its user the right to, or name a copy"
                            + " on another server. (" + failure.getMessage() + ")",
                    failure);
        }
    }

    @Override
    public synchronized String url(String name) {
        requireNotRemoved();
        return kind.at(url, place(name)).text();
    }

    private String place(String name) {
        return ServerDialect.shortened(prefix + "_" + name.replace('-', '_'));
    }

    private void requireNotRemoved() {
        if (isRemoved) {
            throw new IllegalStateException("The databases for tests are removed already.");
        }
    }

    @Override
    public synchronized void remove(String name) {
        if (isPrepared) {
            removeAll(List.of(place(name)));
        }
    }

    @Override
    public synchronized void removeAll() {
        isRemoved = true;
        if (isPrepared) {
            removeAll(leftPlaces());
            isPrepared = false;
        }
    }

    private void removeAll(List<String> places) {
        for (String place : places) {
            try {
                run(kind.dropPlace(place));
            } catch (SQLException failure) {
                throw new StorageFailureException(
                        place + " could not be removed; remove it when nothing uses it: " + kind.dropPlace(place) + ";",
                        failure);
            }
        }
    }

    private void run(String statement) throws SQLException {
        try (JdbcConnection connection = ServerConnections.connect(kind, kind.outside(url), OPTIONS)) {
            connection.run(statement);
        }
    }
}
