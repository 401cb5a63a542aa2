package dev.isomer.web.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to serve, and how.
 *
 * @param storeUrl the store to open, as {@code Stores.open} takes it; never holds a password
 * @param inMemory whether the store is to leave nothing behind
 * @param host the name or address to listen on
 * @param port the port to listen on, 0 for any free one
 * @param debug whether to log each request
 * @param contentDirectory the directory of content files, or empty where the default one does not exist
 * @param bootCid the document to import at start
 * @param bootOverwrite whether that import may replace what was edited since an earlier one
 * @param notes sentences for the person who starts the server
 */
public record Settings(
        String storeUrl,
        boolean inMemory,
        String host,
        int port,
        boolean debug,
        Optional<Path> contentDirectory,
        Optional<String> bootCid,
        boolean bootOverwrite,
        List<String> notes) {
    public Settings {
        notes = List.copyOf(notes);
    }
}
