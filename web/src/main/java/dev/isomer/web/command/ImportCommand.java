package dev.isomer.web.command;

import dev.isomer.catalog.exchange.ImportOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Taking a document into a store. */
@Command(
        name = "import",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Import a document into the store of DATABASE_URL, all of it or nothing. The passphrase of its"
                + " secrets is that of DOCUMENT_SECRET_KEY.")
final class ImportCommand implements Subcommand {
    @Parameters(
            paramLabel = "FILE|CID",
            description = "The document: a file, or the CID of content that is stored or in the directory of --cids.")
    @SuppressWarnings("NullAway.Init") // picocli refuses a line without it
    private String document;

    @Option(names = "--dry-run", description = "Say what it would do, and change nothing.")
    private boolean dryRun;

    @Option(names = "--message", paramLabel = "TEXT", description = "Why, for the history.")
    private String message = "";

    @Option(names = "--cids", paramLabel = "DIR", description = "The directory of content files (cids/ beside run.sh).")
    @Nullable
    private Path cids;

    @Mixin
    final HelpOption help = new HelpOption();

    @Override
    public Outcome outcome(Environment environment) {
        ImportOptions options = new ImportOptions(environment.documentKey().text(), message, dryRun);
        Path folder = cids == null ? environment.contentDirectory() : cids;
        return StoreChoice.kept(
                environment,
                "import into",
                store -> new Task.Import(
                        store,
                        document,
                        options,
                        cids == null && !Files.isDirectory(folder) ? Optional.empty() : Optional.of(folder),
                        environment.secretKey()));
    }
}
