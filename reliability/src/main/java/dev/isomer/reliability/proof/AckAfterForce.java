package dev.isomer.reliability.proof;

import dev.isomer.reliability.process.Transcript;
import dev.isomer.reliability.process.WriterProcess;
import dev.isomer.reliability.process.Writers;
import dev.isomer.reliability.store.StoreKind;
import dev.isomer.reliability.store.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Watches a writer's system calls while it commits, and tells which acknowledgements came before their force. */
public final class AckAfterForce {
    private AckAfterForce() {}

    /**
     * Watches so many commits.
     *
     * @param folder where the store and the log go; removed at the end
     */
    public static ForceLog run(Writers writers, StoreKind kind, Workload workload, Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        Path store = new Folders(absolute).next();
        Path log = absolute.resolve("strace.log");
        List<String> strace = SystemCalls.log(log).command();
        try (WriterProcess writer = writers.start(kind, store, workload, strace, List.of())) {
            Transcript said = writer.end();
            if (said.exitCode() != 0 || said.acknowledgements() != workload.commits()) {
                throw new IllegalStateException("The writer failed: " + said);
            }
            // SQLite keeps commits in its log, and the file itself need not be forced.
            Pattern files = Pattern.compile(Pattern.quote(store + "/") + "(?!store\\.db$).*");
            return ForceLog.of(Files.readAllLines(log), files);
        } finally {
            Folders.remove(absolute);
        }
    }
}
