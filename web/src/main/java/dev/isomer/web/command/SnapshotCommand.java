package dev.isomer.web.command;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Snapshots in a folder: each of its commands opens no store, restoring aside. */
@Command(
        name = "snapshot",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "List, look at, restore or delete snapshots; --snapshot makes them.",
        subcommands = {
            SnapshotCommand.ListAll.class,
            SnapshotCommand.Info.class,
            SnapshotCommand.Restore.class,
            SnapshotCommand.Delete.class
        })
final class SnapshotCommand implements Subcommand {
    @Mixin
    final HelpOption help = new HelpOption();

    @Override
    public Outcome outcome(Environment environment) {
        return Outcome.Say.usage(
                "Say what to do: snapshot list, snapshot info NAME, snapshot restore NAME or snapshot delete NAME.");
    }

    /** Where snapshots are. */
    static final class Folder {
        @Option(
                names = "--snapshot-dir",
                paramLabel = "DIR",
                description = "The directory of snapshots (snapshots/ in this directory).")
        Path path = ServeReader.SNAPSHOTS;
    }

    @Command(name = "list", usageHelpAutoWidth = true, description = "List the snapshots.")
    static final class ListAll implements Subcommand {
        @Mixin
        private final Folder folder = new Folder();

        @Mixin
        final HelpOption help = new HelpOption();

        @Override
        public Outcome outcome(Environment environment) {
            return new Task.ListSnapshots(folder.path);
        }
    }

    @Command(name = "info", usageHelpAutoWidth = true, description = "Show what a snapshot says of itself.")
    static final class Info implements Subcommand {
        @Parameters(paramLabel = "NAME", description = "The snapshot.")
        @SuppressWarnings("NullAway.Init") // picocli refuses a line without it
        private String name;

        @Mixin
        private final Folder folder = new Folder();

        @Mixin
        final HelpOption help = new HelpOption();

        @Override
        public Outcome outcome(Environment environment) {
            return new Task.ShowSnapshot(folder.path, name);
        }
    }

    @Command(name = "restore", usageHelpAutoWidth = true, description = "Fill a store memory:DIR with a snapshot.")
    static final class Restore implements Subcommand {
        @Parameters(paramLabel = "NAME", description = "The snapshot.")
        @SuppressWarnings("NullAway.Init") // picocli refuses a line without it
        private String name;

        @Option(names = "--replace", description = "Replace the rows that the store has.")
        private boolean replace;

        @Mixin
        private final Folder folder = new Folder();

        @Mixin
        final HelpOption help = new HelpOption();

        @Override
        public Outcome outcome(Environment environment) {
            return StoreChoice.kept(
                    environment,
                    "restore into",
                    store -> store.inMemory()
                            ? new Task.RestoreSnapshot(store, folder.path, name, replace)
                            : Outcome.Say.usage(ServeReader.ONLY_IN_MEMORY));
        }
    }

    @Command(name = "delete", usageHelpAutoWidth = true, description = "Delete a snapshot.")
    static final class Delete implements Subcommand {
        @Parameters(paramLabel = "NAME", description = "The snapshot.")
        @SuppressWarnings("NullAway.Init") // picocli refuses a line without it
        private String name;

        @Mixin
        private final Folder folder = new Folder();

        @Mixin
        final HelpOption help = new HelpOption();

        @Override
        public Outcome outcome(Environment environment) {
            return new Task.DeleteSnapshot(folder.path, name);
        }
    }
}
