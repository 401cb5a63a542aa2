package dev.isomer.web.command;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A store that somebody named; never holds a password.
 *
 * @param url as {@code Stores.open} takes it
 * @param path the file or folder that keeps it; empty where nothing does, so that it ends with the program
 * @param inMemory whether its rows are in memory, also where a folder keeps them
 */
public record StoreUrl(String url, Optional<Path> path, boolean inMemory) implements DatabaseUrl.Resolved {
    private static final char QUERY = '?';

    /** A store in memory that ends with the program. */
    public static final StoreUrl MEMORY = new StoreUrl("memory:", Optional.empty(), true);

    /** A file of SQLite. */
    public static StoreUrl sqlite(Path file) {
        return new StoreUrl("sqlite:" + file, Optional.of(file), false);
    }

    /** What was given after {@code memory:}, a folder or not, and options after a question mark or not. */
    static StoreUrl memory(String rest) {
        int query = rest.indexOf(QUERY);
        String folder = query < 0 ? rest : rest.substring(0, query);
        return new StoreUrl(
                MEMORY.url + rest, folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder)), true);
    }

    /** The same with one more option, which wins over one of that name that it has. */
    StoreUrl with(String option) {
        return new StoreUrl(url + (url.indexOf(QUERY) < 0 ? QUERY : '&') + option, path, inMemory);
    }

    /** The same kept store, of which nothing is to be changed. */
    public StoreUrl readOnly() {
        return with(inMemory ? "recover=read-only" : "mode=ro");
    }

    /** Whether it is kept anywhere. */
    public boolean isKept() {
        return path.isPresent();
    }
}
