package dev.isomer.web.task;

import dev.isomer.storage.Store;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.command.Settings;
import dev.isomer.web.command.StoreUrl;
import java.io.IOException;

/** The store that is served, with the snapshot that somebody laid into its folder. */
public final class ServedStore {
    private final Console console;
    private final StoreOpener opener;
    private final StoreUrl url;
    private final boolean takesSnapshots;
    private final boolean isLoaded;
    private final boolean isOnlyRead;
    private final boolean recovers;

    /** The store of these settings. */
    public ServedStore(Console console, Settings settings) {
        this.console = console;
        this.opener = new StoreOpener(console);
        this.url = settings.store();
        this.takesSnapshots = url.inMemory() && url.isKept() && !settings.recovers() && !settings.readOnly();
        this.isOnlyRead = url.isKept() && settings.readOnly();
        this.recovers = settings.recovers();
        this.isLoaded = settings.saving().load().isPresent();
    }

    /** Refuses a memory limit that would run out of heap before it is reached. */
    public void requireHeap() {
        opener.requireHeap(url);
    }

    /** Opens it. What is loaded into it is one write, so it may take long where something is. */
    public Store open() throws IOException {
        if (isOnlyRead) {
            return openReadOnly();
        }
        LaidSnapshot laid = takesSnapshots ? LaidSnapshot.in(url) : LaidSnapshot.NONE;
        boolean isTaken = laid.isThere() && StoreLook.isUnused(url);
        if (isTaken) {
            laid.check(url);
        }
        Store store = isTaken || isLoaded ? opener.openPatiently(url) : opener.open(url);
        boolean done = false;
        try {
            if (isTaken) {
                laid.load(store, console);
            } else if (laid.isThere()) {
                laid.leave(console);
            }
            done = true;
            return store;
        } finally {
            if (!done) {
                store.close();
            }
        }
    }

    /** Refuses what is not there or is damaged, neither of which a look without writing could put right. */
    private Store openReadOnly() {
        if (StoreLook.isNothing(url)) {
            throw new Refusal(
                    ExitCode.STORE,
                    "There is no store at " + url.place() + ", and --read-only makes none. Name one that is"
                            + " there in DATABASE_URL, or start without --read-only once, which makes it.");
        }
        if (!recovers) {
            opener.requireSound(url);
        }
        return opener.open(url);
    }
}
