package dev.isomer.storage.snapshot;

import dev.isomer.storage.Migration;
import dev.isomer.storage.Migration.Progress;
import dev.isomer.storage.RowSource;
import dev.isomer.storage.Store;
import dev.isomer.storage.error.StoreException;
import dev.isomer.storage.error.ValueProblem;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.snapshot.SnapshotRefusedException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Fills a store with all rows of a source in one write, or says what would keep it from that. */
final class Loading {
    private static final int MOST_INVALID_ROWS = 100;

    private final Migration migration;
    private final Store target;
    private final boolean replaces;

    /** {@code migration} copies everything to the target. */
    Loading(Migration migration, Store target, boolean replaces) {
        this.migration = replaces ? migration.replacing() : migration;
        this.target = target;
        this.replaces = replaces;
    }

    /**
     * Fills the store, and checks before the commit that it has the rows that it was given.
     *
     * @param expected the totals of the source if they are known
     * @return the totals of the store
     */
    List<TypeTotal> run(@Nullable List<TypeTotal> expected, Consumer<? super Progress> progress) {
        List<String> obstacles = rowsInTheWay();
        if (!obstacles.isEmpty()) {
            throw new SnapshotRefusedException(Reason.NOT_EMPTY, obstacles.get(0));
        }
        List<List<TypeTotal>> kept = new ArrayList<>();
        migration
                .checkedBy((source, written) -> kept.add(compared(expected, source, written)))
                .run(progress);
        return kept.get(kept.size() - 1);
    }

    private static List<TypeTotal> compared(@Nullable List<TypeTotal> expected, RowSource source, RowSource written) {
        List<TypeTotal> kept = ContentHashes.of(written);
        ContentHashes.requireKept(expected == null ? ContentHashes.of(source) : expected, kept);
        return kept;
    }

    private List<String> rowsInTheWay() {
        List<String> obstacles = new ArrayList<>();
        if (!replaces) {
            target.read(transaction -> {
                RowSource rows = transaction.rows();
                for (EntityType<?> type : rows.schema().types()) {
                    if (rows.lastId(type) > 0) {
                        obstacles.add("The store has, or had, rows of " + type
                                + "; use one that never had any, or say that its rows are to be replaced.");
                    }
                }
                return true;
            });
        }
        return obstacles;
    }

    /** Everything that keeps {@link #run} from filling the store, in sentences; nothing is changed. */
    List<String> obstacles() {
        List<String> obstacles = new ArrayList<>(rowsInTheWay());
        if (obstacles.isEmpty()) {
            rehearse(obstacles);
        }
        return obstacles;
    }

    /** Rows with values outside of their domains, which no store takes. */
    static List<String> invalidRows(RowSource source) {
        List<String> obstacles = new ArrayList<>();
        for (EntityType<?> type : source.schema().types()) {
            addInvalid(type, source, obstacles);
        }
        return obstacles;
    }

    private static <E> void addInvalid(EntityType<E> type, RowSource source, List<String> obstacles) {
        source.forEach(type, row -> {
            List<ValueProblem> problems = type.problems(row);
            if (!problems.isEmpty() && obstacles.size() < MOST_INVALID_ROWS) {
                obstacles.add("Correct the row " + type.idOf(row) + " of " + type + ": "
                        + String.join(
                                "; ",
                                problems.stream().map(ValueProblem::toString).toList()) + ".");
            }
        });
    }

    /** Fills the store in a write that is rolled back, which shows what limits and rules of the store would refuse. */
    private void rehearse(List<String> obstacles) {
        try {
            migration
                    .checkedBy((source, written) -> {
                        throw new Rehearsed();
                    })
                    .run();
        } catch (Rehearsed done) {
            return;
        } catch (StoreException | InvalidSnapshotException refused) {
            obstacles.add(refused.getMessage());
        }
    }

    /** Ends a write that is not to be kept. */
    private static final class Rehearsed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Rehearsed() {
            super(null, null, false, false);
        }
    }
}
