package dev.isomer.storage.sqlite;

import dev.isomer.storage.error.CannotOpenException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Which file a URL names: {@code sqlite:PATH}, or with SQLAlchemy's slashes {@code sqlite:///PATH} for a relative path
 * and {@code sqlite:////PATH} for an absolute one. {@code ?mode=ro} at its end is the one option: the file is only
 * read.
 *
 * <p>The path is taken as it stands; nothing is decoded.
 */
final class SqliteUrl {
    static final String SCHEME = "sqlite";
    private static final String AUTHORITY = "//";
    private static final String READ_ONLY = "?mode=ro";

    private SqliteUrl() {}

    /** Whether the file is only to be read. */
    static boolean isReadOnly(String url) {
        return url.endsWith(READ_ONLY);
    }

    static Path file(String url) {
        int end = isReadOnly(url) ? url.length() - READ_ONLY.length() : url.length();
        String path = url.substring(SCHEME.length() + 1, end);
        if (path.startsWith(AUTHORITY)) {
            String afterHost = path.substring(AUTHORITY.length());
            if (!afterHost.isEmpty() && afterHost.charAt(0) != '/') {
                throw new CannotOpenException(
                        url
                                + " names a host, and SQLite opens files alone: write sqlite:///FILE for a file in the"
                                + " working directory, or sqlite:////FOLDER/FILE.",
                        null);
            }
            path = afterHost.isEmpty() ? "" : afterHost.substring(1);
        }
        if (isInMemory(path)) {
            throw new CannotOpenException(
                    url + " names an SQLite database in memory, which one connection alone would see; use memory: for a"
                            + " store in memory, or name a file: sqlite:FILE.",
                    null);
        }
        if (path.indexOf('?') >= 0) {
            throw new CannotOpenException(
                    url + " has options after a question mark; sqlite: URLs have ?mode=ro alone, so leave out others.",
                    null);
        }
        try {
            return Path.of(path);
        } catch (InvalidPathException invalid) {
            throw new CannotOpenException(url + " is not a file's name: " + invalid.getReason() + ".", invalid);
        }
    }

    private static boolean isInMemory(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.isEmpty() || lower.contains(":memory:") || lower.contains("mode=memory");
    }
}
