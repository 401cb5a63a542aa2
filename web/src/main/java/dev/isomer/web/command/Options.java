package dev.isomer.web.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The options as picocli fills them in, for one reading. No default comes from the environment here, since the help
 * text would show it, and {@code DATABASE_URL} may hold a password.
 */
@Command(
        name = "isomer",
        sortOptions = false,
        usageHelpAutoWidth = true,
        header = "Serves aliases, servers, variables, secrets and the content they refer to.%n",
        footer = {
            "",
            "Environment:",
            "  DATABASE_URL   the store: sqlite:///data.db (default sqlite:///viewer.db),",
            "                 sqlite:////path/to/data.db, or memory:",
            "",
            "Examples:",
            "  ./run.sh --in-memory-db",
            "  ./run.sh --port 0 --cids ~/cids",
            "  DATABASE_URL=sqlite:////srv/viewer.db ./run.sh --boot-cid CID",
        })
final class Options {
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

    @Option(names = "--debug", description = "Log each request.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this text.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    boolean version;
}
