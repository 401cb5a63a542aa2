package dev.isomer.web.task;

import dev.isomer.storage.error.MemoryLimitExceededException;
import dev.isomer.storage.error.OpenException;
import dev.isomer.storage.error.StoreException;
import dev.isomer.storage.snapshot.InvalidSnapshotException;
import dev.isomer.storage.snapshot.SnapshotRefusedException;
import dev.isomer.web.command.ExitCode;
import java.io.IOException;
import java.io.PrintStream;

/** What failures are to the person who started the process: a sentence, and an exit code. */
public final class Failures {
    private Failures() {}

    /** Work that fails in the ways of stores and files. */
    @FunctionalInterface
    public interface Work {
        /** Does it. */
        ExitCode run() throws IOException;
    }

    /** Does work; where it fails, says why and gives the exit code of that. Defects come out as thrown. */
    public static ExitCode said(PrintStream err, Work work) {
        try {
            return work.run();
        } catch (Refusal refusal) {
            return said(err, refusal, refusal.code());
        } catch (SnapshotRefusedException refused) {
            return said(err, refused);
        } catch (InvalidSnapshotException damaged) {
            return said(err, damaged, ExitCode.DAMAGED);
        } catch (OpenException refused) {
            return said(err, refused, ExitCode.STORE);
        } catch (MemoryLimitExceededException full) {
            return said(err, full, ExitCode.MEMORY_LIMIT);
        } catch (StoreException failed) {
            return said(err, failed, ExitCode.UNEXPECTED);
        } catch (IOException failed) {
            err.println("A file could not be read or written; check its disk and its permissions: " + failed);
            return ExitCode.UNEXPECTED;
        }
    }

    private static ExitCode said(PrintStream err, RuntimeException failure, ExitCode code) {
        err.println(failure.getMessage());
        return code;
    }

    private static ExitCode said(PrintStream err, SnapshotRefusedException refused) {
        err.println(refused.getMessage());
        return switch (refused.reason()) {
            case EXISTS, NOT_EMPTY -> {
                err.println("Add --replace if that is meant.");
                yield ExitCode.NAME;
            }
            case NAME, ENGINE -> ExitCode.USAGE;
            case MISSING, REFERENCES -> ExitCode.NAME;
            case SCHEMA -> ExitCode.STORE;
        };
    }
}
