package dev.isomer.web.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line as a whole: that of the server, unless one of the other commands is named. */
@Command(
        name = "isomer",
        sortOptions = false,
        usageHelpAutoWidth = true,
        synopsisHeading = "",
        customSynopsis = {"Usage: isomer [serve] [OPTIONS]", "       isomer COMMAND [OPTIONS]"},
        header = "Serves aliases, servers, variables, secrets and the content they refer to.%n",
        commandListHeading = "%nCommands, each with its own --help:%n",
        footer = {
            "",
            "Environment:",
            "  DATABASE_URL   the store: sqlite:///data.db (default sqlite:///viewer.db),",
            "                 sqlite:////path/to/data.db, memory:DIR (in memory, kept in DIR;",
            "                 memory:DIR?durability=commit|interval:MS|os&limit=500MiB",
            "                 &key-file=FILE to encrypt it), memory:,",
            "                 postgresql://user:password@host:5432/database or",
            "                 mysql://user:password@host:3306/database (MariaDB, MySQL)",
            "  VIEWER_TOKEN   what --auth-token sets",
            "  VIEWER_SECRET_KEY",
            "                 what the values of secrets are encrypted with in the store",
            "  DOCUMENT_SECRET_KEY",
            "                 what secrets are encrypted with in documents (export, import)",
            "",
            "Examples:",
            "  ./run.sh --in-memory-db",
            "  ./run.sh --port 0 --cids ~/cids",
            "  DATABASE_URL=sqlite:////srv/viewer.db ./run.sh --boot-cid CID",
            "  DATABASE_URL=memory:data ./run.sh",
            "  ./run.sh migrate memory:data sqlite:///viewer.db",
            "  ./run.sh migrate sqlite:///viewer.db env:DATABASE_URL",
        })
final class Options {
    /** The other commands, in the order of the help text; added only where the line may name one. */
    static final List<Class<? extends Subcommand>> COMMANDS = List.of(
            ServeCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            SnapshotCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            MigrateCommand.class,
            FsckCommand.class,
            CidsCommand.class);

    @Mixin
    final ServeOptions serve = new ServeOptions();

    @Mixin
    final HelpOption help = new HelpOption();

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    boolean version;
}
