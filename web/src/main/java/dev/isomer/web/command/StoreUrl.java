package dev.isomer.web.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A store that somebody named.
 *
 * @param url as {@code Stores.open} takes it; it may have a password, so it is shown to nobody
 * @param path the file or folder that keeps it; empty where nothing of this machine does
 * @param server the database on a server that keeps it; empty where none does
 * @param inMemory whether its rows are in memory, also where a folder keeps them
 */
public record StoreUrl(String url, Optional<Path> path, Optional<Server> server, boolean inMemory)
        implements DatabaseUrl.Resolved {
    private static final char QUERY = '?';
    private static final String READ_ONLY = "mode=ro";

    /** A store in memory that ends with the program. */
    public static final StoreUrl MEMORY = new StoreUrl("memory:", Optional.empty(), Optional.empty(), true);

    /**
     * A database on a server.
     *
     * @param text the URL as people may see it, without a password
     * @param identity the same for each way to write the URL of one database, as far as that can be told
     */
    public record Server(String text, String identity) {}

    /** A file of SQLite. */
    public static StoreUrl sqlite(Path file) {
        return new StoreUrl("sqlite:" + file, Optional.of(file), Optional.empty(), false);
    }

    /** What was given after {@code memory:}, a folder or not, and options after a question mark or not. */
    static StoreUrl memory(String rest) {
        int query = rest.indexOf(QUERY);
        String folder = query < 0 ? rest : rest.substring(0, query);
        return new StoreUrl(
                MEMORY.url + rest,
                folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder)),
                Optional.empty(),
                true);
    }

    /** A database on a server. */
    static StoreUrl server(String url, String text, String identity) {
        return new StoreUrl(url, Optional.empty(), Optional.of(new Server(text, identity)), false);
    }

    /** The same with one more option, which wins over one of that name that it has. */
    StoreUrl with(String option) {
        return new StoreUrl(url + (url.indexOf(QUERY) < 0 ? QUERY : '&') + option, path, server, inMemory);
    }

    /** The same kept store, of which nothing is to be changed. */
    public StoreUrl readOnly() {
        return isReadOnly() ? this : with(inMemory ? "recover=read-only" : READ_ONLY);
    }

    /** Whether it is on a server, and its URL says that nothing is to be changed. */
    boolean isReadOnly() {
        String options = url.substring(url.indexOf(QUERY) + 1);
        return server.isPresent() && Arrays.asList(options.split("&")).contains(READ_ONLY);
    }

    /** Whether it is kept anywhere. */
    public boolean isKept() {
        return path.isPresent() || server.isPresent();
    }

    /** The URL as people may see it: without a password. */
    String text() {
        return server.map(Server::text).orElse(url);
    }

    /** Where it is kept, as people may see it: a path from the root, or a URL without a password. */
    public String place() {
        return path.map(file -> file.toAbsolutePath().normalize().toString()).orElseGet(this::text);
    }

    /** Without a password. */
    @Override
    public String toString() {
        return "StoreUrl[" + text() + "]";
    }
}
