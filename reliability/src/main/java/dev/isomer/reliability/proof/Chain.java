package dev.isomer.reliability.proof;

import dev.isomer.reliability.process.Transcript;
import dev.isomer.reliability.store.StoreKind;
import dev.isomer.reliability.store.Verdict;
import dev.isomer.reliability.store.Workload;
import java.nio.file.Path;
import java.util.List;

/**
 * One store that writer after writer opens, of which each tells what the one before it left when it was killed. Used by
 * one thread.
 */
final class Chain {
    private final StoreKind kind;
    private final Workload workload;
    private final Folders folders;
    private final Tally tally = new Tally();
    private Path store;
    private long newest;
    /** Whether one was killed and nobody has looked yet at what it left. */
    private boolean isPending;

    /** @param folder where stores go; a new one begins where one cannot be opened any more */
    Chain(StoreKind kind, Workload workload, Path folder) {
        this.kind = kind;
        this.workload = workload;
        this.folders = new Folders(folder);
        this.store = folders.next();
    }

    /** Where the next writer is to find the store. */
    Path store() {
        return store;
    }

    /** Takes what a writer said that was killed, perhaps while it opened the store, or that ended by itself. */
    void add(Transcript said) {
        if (said.isOpened()) {
            if (isPending) {
                tally.addCrash(newest, said.found(), List.of());
            }
            newest = said.newest();
            tally.addAcknowledged(said.acknowledgements());
        } else if (!said.unopened().isEmpty() || !said.wrong().isEmpty()) {
            giveUp(said);
            return;
        } else if (isPending) {
            // It did not come to look; whoever is next sees what both have left.
            tally.addCrash(newest, newest, List.of());
        }
        isPending = true;
    }

    /** Begins a new store, since nothing can be said of what comes after in this one. */
    private void giveUp(Transcript said) {
        if (!isPending) {
            throw new IllegalStateException(kind + " cannot even be opened in a new folder: " + said);
        }
        if (said.wrong().isEmpty()) {
            tally.addUnreadable(said.unopened().get(0));
        } else {
            tally.addCrash(newest, newest, said.wrong());
        }
        store = folders.next();
        isPending = false;
        newest = 0;
    }

    /** Looks at what the last one left, and tells of all. */
    Tally end() {
        if (isPending) {
            try {
                Verdict verdict = kind.verdict(store, workload);
                tally.addCrash(newest, verdict.newest(), verdict.wrong());
            } catch (Exception unreadable) {
                tally.addUnreadable(unreadable.toString());
            }
        }
        folders.remove();
        return tally;
    }
}
