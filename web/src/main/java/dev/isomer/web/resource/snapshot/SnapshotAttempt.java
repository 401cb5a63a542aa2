package dev.isomer.web.resource.snapshot;

import dev.isomer.storage.snapshot.InvalidSnapshotException;
import dev.isomer.storage.snapshot.SnapshotRefusedException;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Problem;
import java.io.IOException;

/** Work on the folder of snapshots, whose refusals become problems that say what to do. */
final class SnapshotAttempt {
    /** Work that fails in the ways of files. */
    @FunctionalInterface
    interface Work<R> {
        R run() throws IOException;
    }

    <R> R run(Work<R> work) {
        try {
            return work.run();
        } catch (SnapshotRefusedException refused) {
            throw new HttpException(problem(refused));
        } catch (InvalidSnapshotException damaged) {
            throw new HttpException(
                    Problem.of(422, "damaged-snapshot", "Damaged", String.valueOf(damaged.getMessage())));
        } catch (IOException failed) {
            throw new HttpException(Problem.of(
                    503,
                    "storage-failure",
                    "Not done",
                    "The folder of snapshots could not be read or written, and nothing was changed; check its disk and"
                            + " its permissions."));
        }
    }

    private static Problem problem(SnapshotRefusedException refused) {
        String message = String.valueOf(refused.getMessage());
        return switch (refused.reason()) {
            case EXISTS ->
                Problem.of(409, "already-exists", "Name taken", message + " Or replace it, with replace=true.");
            case MISSING -> Problem.of(404, "not-found", "Not found", message);
            case NAME -> HttpException.invalid("name", message).problem();
            case ENGINE -> Problem.of(422, "only-in-memory", "Not on this store", message);
            case NOT_EMPTY, REFERENCES, SCHEMA -> Problem.of(409, "not-restorable", "Not restored", message);
        };
    }
}
