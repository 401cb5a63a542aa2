package dev.isomer.web.command;

import dev.isomer.catalog.exchange.ExportOptions;
import dev.isomer.catalog.exchange.ImportOptions;
import dev.isomer.catalog.secret.Passphrase;
import java.nio.file.Path;
import java.util.Optional;

/** Something else than to serve. */
public sealed interface Task extends Outcome {
    /** List the snapshots in a folder. */
    record ListSnapshots(Path folder) implements Task {}

    /** Show what a snapshot says of itself. */
    record ShowSnapshot(Path folder, String name) implements Task {}

    /** Delete a snapshot. */
    record DeleteSnapshot(Path folder, String name) implements Task {}

    /** Fill a store with a snapshot. */
    record RestoreSnapshot(StoreUrl store, Path folder, String name, boolean replace) implements Task {}

    /**
     * Write a store to a file.
     *
     * @param complete whether secrets are in it
     */
    record Backup(StoreUrl store, Path file, boolean complete, boolean replace) implements Task {}

    /** Fill a store with a file. */
    record Restore(StoreUrl store, Path file, boolean replace) implements Task {}

    /**
     * Copy everything from one store to another.
     *
     * @param checkOnly only say what would be in the way
     */
    record Migrate(StoreUrl from, StoreUrl to, boolean checkOnly, boolean replace) implements Task {}

    /** Look at a store without changing it. */
    record Check(StoreUrl store) implements Task {}

    /** Compare each content file in a directory with its name. */
    record VerifyContent(Path directory) implements Task {}

    /**
     * Write a store's entities as a document.
     *
     * @param file to standard output when empty
     * @param key what the secrets in the store are encrypted with
     */
    record Export(StoreUrl store, Optional<Path> file, boolean replace, ExportOptions options, Passphrase key)
            implements Task {}

    /**
     * Take a document into a store.
     *
     * @param document a file or a CID
     * @param contentDirectory where content may be too
     * @param key what the secrets in the store are encrypted with
     */
    record Import(
            StoreUrl store, String document, ImportOptions options, Optional<Path> contentDirectory, Passphrase key)
            implements Task {}
}
