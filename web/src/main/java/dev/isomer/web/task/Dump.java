package dev.isomer.web.task;

import dev.isomer.storage.Store;
import dev.isomer.storage.snapshot.StoreDump;
import java.io.IOException;
import java.nio.file.Path;

/** The SQLite file that a store in memory leaves behind. */
public final class Dump {
    private final Console console;
    private final Path file;
    private final StoreDump dump;

    /** In this file; {@code replaces} allows that it is there. */
    public Dump(Console console, Path file, boolean replaces) {
        this.console = console;
        this.file = file;
        StoreDump made = StoreDump.at(file);
        this.dump = replaces ? made.replacing() : made;
    }

    /** Refuses at the start what would be refused in the end. */
    public void check(Store store) throws IOException {
        dump.check(store);
    }

    /** Writes everything. */
    public void write(Store store) throws IOException {
        try (ProgressBar bar = new ProgressBar(console, "Dumping")) {
            Totals dumped = new Totals(dump.write(
                    store, StoreOpener::openDump, progress -> bar.at(progress.rowsDone(), progress.rowsInAll())));
            bar.close();
            console.err().println("Dumped to " + file.toAbsolutePath().normalize() + ": " + dumped.brief() + ".");
        }
    }
}
