package dev.isomer.reliability.proof;

import dev.isomer.reliability.process.Transcript;
import dev.isomer.reliability.process.WriterProcess;
import dev.isomer.reliability.process.Writers;
import dev.isomer.reliability.store.StoreKind;
import dev.isomer.reliability.store.Verdict;
import dev.isomer.reliability.store.Workload;
import java.nio.file.Path;
import java.util.List;

/** Lets writers run out of memory, which ends them where they are. Used by one thread. */
public final class OutOfMemory {
    /** More than any heap here holds; nothing is removed. */
    private static final Workload WORKLOAD = new Workload(1_000_000, 16 * 1024, 1, 1_000_000);

    private static final int EXIT_CODE = 3;

    private final Writers writers;
    private final StoreKind kind;
    private final Folders folders;
    private final Tally tally = new Tally();

    /** @param folder where stores go; removed at the end */
    public OutOfMemory(Writers writers, StoreKind kind, Path folder) {
        this.writers = writers;
        this.kind = kind;
        this.folders = new Folders(folder);
    }

    /** One with a heap of so many mebibytes, on a new store. */
    public void die(int mebibytes) {
        Path store = folders.next();
        List<String> options = List.of("-Xmx" + mebibytes + "m", "-XX:+ExitOnOutOfMemoryError");
        try (WriterProcess writer = writers.start(kind, store, WORKLOAD, List.of(), options)) {
            Transcript said = writer.end();
            if (said.exitCode() != EXIT_CODE) {
                throw new IllegalStateException("It did not run out of memory: exit code " + said.exitCode());
            }
            tally.addAcknowledged(said.acknowledgements());
            Verdict verdict = kind.verdict(store, WORKLOAD);
            tally.addCrash(said.newest(), verdict.newest(), verdict.wrong());
        } catch (IllegalStateException harness) {
            throw harness;
        } catch (Exception unreadable) {
            tally.addUnreadable(unreadable.toString());
        }
    }

    /** Tells of all. */
    public Tally end() {
        folders.remove();
        return tally;
    }
}
