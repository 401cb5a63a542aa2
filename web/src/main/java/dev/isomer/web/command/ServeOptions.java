package dev.isomer.web.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The options of the server as picocli fills them in, for one reading. No default comes from the environment here,
 * since the help text would show it, and {@code DATABASE_URL} may hold a password.
 */
final class ServeOptions {
    /** The command that these are the options of. */
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(
            names = "--in-memory-db",
            description = "Keep everything in memory, at most 100 MiB, and write nothing anywhere.")
    boolean inMemoryDb;

    @Option(names = "--host", paramLabel = "HOST", description = "The address to listen on (127.0.0.1).")
    String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "The port to listen on (5000); 0 for any free one.")
    int port = 5000;

    @Option(names = "--insecure", description = "Allow a --host that other machines can reach, with no password.")
    boolean insecure;

    @Option(
            names = "--auth-token",
            paramLabel = "TOKEN",
            description = "Answer only those who give this token, of 16 characters or more; file:FILE reads it.")
    @Nullable
    String authToken;

    @Option(names = "--read-only", description = "Change nothing and write nothing, on any store.")
    boolean readOnly;

    @Option(names = "--show-config", description = "Show each setting and where it comes from, and end.")
    boolean showConfig;

    @Option(
            names = "--cids",
            paramLabel = "DIR",
            description = "The directory of content files, only ever read (cids/ beside run.sh).")
    @Nullable
    Path cids;

    @Option(names = "--boot-cid", paramLabel = "CID", description = "Import this document at start.")
    @Nullable
    String bootCid;

    @Option(names = "--boot-overwrite", description = "Let --boot-cid replace what was edited since.")
    boolean bootOverwrite;

    @Option(
            names = "--load-snapshot",
            paramLabel = "NAME",
            description = "Load this snapshot at start, in memory mode.")
    @Nullable
    String loadSnapshot;

    @Option(
            names = "--snapshot",
            paramLabel = "NAME",
            description = "Save what was loaded as this snapshot, and end without serving; in memory mode.")
    @Nullable
    String snapshot;

    @Option(names = "--list-snapshots", description = "List the snapshots, and end.")
    boolean listSnapshots;

    @Option(
            names = "--snapshot-dir",
            paramLabel = "DIR",
            description = "The directory of snapshots (snapshots/ in this directory).")
    @Nullable
    Path snapshotFolder;

    @Option(
            names = "--dump-db-on-exit",
            paramLabel = "FILE",
            description = "Write everything to a new SQLite file when the server stops; in memory mode.")
    @Nullable
    Path dump;

    @Option(names = "--without-secrets", description = "Leave secrets out of the --snapshot.")
    boolean withoutSecrets;

    @Option(
            names = "--replace",
            description = "Let --snapshot and --dump-db-on-exit replace a file, and --load-snapshot the rows.")
    boolean replace;

    @Option(
            names = "--recover",
            paramLabel = "read-only|prefix",
            description = "Open a damaged memory:DIR up to the damage: to be read, or to go on from there.")
    @Nullable
    String recover;

    @Option(names = "--debug", description = "Log each request.")
    boolean debug;

    /** Whether the option of this name was on the command line. */
    boolean isGiven(String name) {
        return spec.commandLine().getParseResult().hasMatchedOption(name);
    }
}
