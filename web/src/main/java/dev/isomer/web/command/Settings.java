package dev.isomer.web.command;

import dev.isomer.web.http.AccessToken;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to serve, and how.
 *
 * @param store the store to open
 * @param recovers whether it is to be opened up to where it is damaged
 * @param host the name or address to listen on
 * @param port the port to listen on, 0 for any free one
 * @param readOnly whether nothing is to be changed
 * @param token what requests must bear, or empty where everybody is answered
 * @param debug whether to log each request
 * @param contentDirectory the directory of content files, or empty where the default one does not exist
 * @param bootCid the document to import at start
 * @param bootOverwrite whether that import may replace what was edited since an earlier one
 * @param saving what to load and to save
 * @param notes sentences for the person who starts the server
 */
public record Settings(
        StoreUrl store,
        boolean recovers,
        String host,
        int port,
        boolean readOnly,
        Optional<AccessToken> token,
        boolean debug,
        Optional<Path> contentDirectory,
        Optional<String> bootCid,
        boolean bootOverwrite,
        Saving saving,
        List<String> notes) {
    public Settings {
        notes = List.copyOf(notes);
    }

    /**
     * What to load into a store in memory, and where to save it.
     *
     * @param folder of the snapshots
     * @param load the snapshot to load at start
     * @param snapshot the snapshot to make in place of serving
     * @param complete whether secrets are in it
     * @param dump the SQLite file to write at the end
     * @param replace whether what is there is replaced: the files, and by loading the rows
     */
    public record Saving(
            Path folder,
            Optional<String> load,
            Optional<String> snapshot,
            boolean complete,
            Optional<Path> dump,
            boolean replace) {
        /** Whether anything is asked for. */
        boolean isAny() {
            return load.isPresent() || snapshot.isPresent() || dump.isPresent();
        }
    }
}
