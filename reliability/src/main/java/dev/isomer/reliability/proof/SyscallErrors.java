package dev.isomer.reliability.proof;

import dev.isomer.reliability.process.Transcript;
import dev.isomer.reliability.process.WriterProcess;
import dev.isomer.reliability.process.Writers;
import dev.isomer.reliability.store.StoreKind;
import dev.isomer.reliability.store.Verdict;
import dev.isomer.reliability.store.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Lets system calls of a writer fail, and opens the store afterwards.
 *
 * @param said what the writer said
 * @param left what was in the store when it had ended
 */
public record SyscallErrors(Transcript said, Verdict left) {
    /** Long transactions, so that there are compactions. */
    private static final Workload LONG = new Workload(8, 200_000, 1, 45);

    /**
     * Disturbs one writer on a new store.
     *
     * @param files which files are disturbed, from the store's folder
     * @param folder where the store goes; removed at the end
     * @param faults as strace takes them, {@code fsync:error=EIO:when=3}
     */
    public static SyscallErrors run(
            Writers writers, StoreKind kind, Function<Path, List<Path>> files, Path folder, String... faults)
            throws Exception {
        Path absolute = folder.toAbsolutePath();
        Path store = new Folders(absolute).next();
        Path log = absolute.resolve("strace.log");
        List<String> strace =
                SystemCalls.disturb(log, files.apply(store), faults).command();
        try (WriterProcess writer = writers.start(kind, store, LONG, strace, List.of())) {
            Transcript said = writer.end();
            return new SyscallErrors(said, kind.verdict(store, LONG));
        } finally {
            Folders.remove(absolute);
        }
    }

    /** Whether what was acknowledged is there, and nothing is there that cannot be. */
    public boolean keepsWhatItAcknowledged() {
        return left.newest() >= said.newest()
                && left.wrong().isEmpty()
                && said.wrong().isEmpty();
    }
}
