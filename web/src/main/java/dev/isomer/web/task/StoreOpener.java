package dev.isomer.web.task;

import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.Stores;
import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.model.Opening;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.command.StoreUrl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Opens stores, for everything that the command line asks for, and tells what was found. */
public final class StoreOpener {
    /** Beside the store: request bodies, answers, what is kept to be undone, and what the JVM and libraries take. */
    private static final long WORKING_BYTES = 160L * 1024 * 1024;

    private static final long MEBIBYTE = 1024 * 1024;
    /** With twice the limits, what is advised: 512 MiB for the usual limit. */
    private static final long SPARE_MEBIBYTES = 312;

    private static final Duration HOURS = Duration.ofHours(24);

    private final Console console;

    /** Tells what it finds to this console. */
    public StoreOpener(Console console) {
        this.console = console;
    }

    /** A store that is served or read. */
    Store open(StoreUrl store) {
        return open(store, StoreOptions.defaults());
    }

    /** A store that gets everything in one write, however long that takes. */
    Store openPatiently(StoreUrl store) {
        return open(store, patient());
    }

    /** A store that is read and must not be changed, not even a journal begun. */
    Store openToLook(StoreUrl store) {
        return open(store.inMemory() ? store.readOnly() : store);
    }

    /** Refuses a store in memory whose folder is damaged, which opening it to be read would pass over. */
    void requireSound(StoreUrl store) {
        if (store.inMemory() && StoreLook.isDamaged(store)) {
            throw withWaysOut(new CannotOpenException("The store in " + store.place() + " is damaged.", null), store);
        }
    }

    /** A file of its own for a store's dump, which must not be there. */
    static Store openDump(Path file) {
        return Stores.open(StoreUrl.sqlite(file).url(), CatalogSchema.SCHEMA, patient());
    }

    static StoreOptions patient() {
        return StoreOptions.defaults().withWriteLimit(HOURS);
    }

    private Store open(StoreUrl store, StoreOptions options) {
        requireHeap(store);
        if (!store.isKept()) {
            return Stores.open(store.url(), CatalogSchema.SCHEMA, options);
        }
        console.err().println(kindOfPlace(store) + " " + store.place());
        try (ProgressBar bar = new ProgressBar(console, "Recovering")) {
            Store opened = Stores.open(store.url(), CatalogSchema.SCHEMA, options.withProgress(bar::at));
            bar.close();
            lines(opened.opening()).forEach(console.err()::println);
            return opened;
        } catch (CannotOpenException refused) {
            throw store.inMemory() && StoreLook.isDamaged(store) ? withWaysOut(refused, store) : refused;
        }
    }

    /** Refuses limits that would run out of heap before they are reached, if these stores are open together. */
    void requireHeap(StoreUrl... stores) {
        long limitsBytes = 0;
        for (StoreUrl store : stores) {
            limitsBytes += store.inMemory() ? limitBytes(store) : 0;
        }
        if (limitsBytes > 0 && Runtime.getRuntime().maxMemory() - WORKING_BYTES < limitsBytes) {
            long enough = 2 * (limitsBytes / MEBIBYTE) + SPARE_MEBIBYTES;
            throw new Refusal(
                    ExitCode.USAGE,
                    "This Java heap cannot hold " + limitsBytes / MEBIBYTE + " MiB of data beside the server's own"
                            + " needs; set ISOMER_HEAP=" + enough + "m, or start Java with -Xmx" + enough + "m.");
        }
    }

    private static long limitBytes(StoreUrl store) {
        try (Store trial = openTrial(store)) {
            return trial.statistics().limitBytes().orElseThrow();
        }
    }

    /** An empty store in memory with the limit of this one. */
    static Store openTrial(StoreUrl store) {
        return Stores.open(Stores.trialUrl(store.url()).orElseThrow(), CatalogSchema.SCHEMA, patient());
    }

    private static String kindOfPlace(StoreUrl store) {
        if (store.server().isPresent()) {
            return "Database";
        }
        return store.inMemory() ? "Data folder" : "Data file";
    }

    private static List<String> lines(Opening opening) {
        List<String> lines = new ArrayList<>(opening.lines());
        if (!opening.rows().isEmpty() && opening.rows().values().stream().allMatch(rows -> rows == 0)) {
            lines.set(0, "It has no rows yet: starting empty.");
        }
        return lines;
    }

    private static CannotOpenException withWaysOut(CannotOpenException refused, StoreUrl store) {
        return new CannotOpenException(
                refused.getMessage() + System.lineSeparator() + "See what is there with: ./run.sh fsck " + store.place()
                        + System.lineSeparator() + "Then start with --recover=read-only to look at what is before the"
                        + " damage, or with --recover=prefix to go on from there.",
                refused);
    }
}
