package dev.isomer.storage.snapshot;

import dev.isomer.storage.Migration;
import dev.isomer.storage.Migration.Progress;
import dev.isomer.storage.RowSource;
import dev.isomer.storage.Store;
import dev.isomer.storage.error.StoreException;
import dev.isomer.storage.error.ValueProblem;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Reference;
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
    private final LeftOut leftOut;
    private final boolean replaces;

    /**
     * Says what is loaded.
     *
     * @param migration of which nothing is said but from where to where
     * @param leftOut types that stay as they are in the target
     */
    Loading(Migration migration, Store target, LeftOut leftOut, boolean replaces) {
        Migration all = replaces ? migration.replacing() : migration;
        for (EntityType<?> type : leftOut.of(target.schema())) {
            all = all.keep(type).drop(type);
        }
        this.migration = all.copyAll();
        this.target = target;
        this.leftOut = leftOut;
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
            throw new SnapshotRefusedException(replaces ? Reason.REFERENCES : Reason.NOT_EMPTY, obstacles.get(0));
        }
        List<List<TypeTotal>> kept = new ArrayList<>();
        migration
                .checkedBy((source, written) -> kept.add(compared(expected, source, written)))
                .run(progress);
        return kept.get(kept.size() - 1);
    }

    private List<TypeTotal> compared(@Nullable List<TypeTotal> expected, RowSource source, RowSource written) {
        List<TypeTotal> kept = ContentHashes.of(written);
        ContentHashes.requireKept(changed(expected == null ? ContentHashes.of(source) : expected), changed(kept));
        return kept;
    }

    private List<TypeTotal> changed(List<TypeTotal> totals) {
        return totals.stream()
                .filter(total -> !leftOut.names().contains(total.type()))
                .toList();
    }

    private List<String> rowsInTheWay() {
        List<String> obstacles = new ArrayList<>();
        if (replaces) {
            leftOut.of(target.schema()).forEach(type -> addReplacedParents(type, obstacles));
            return obstacles;
        }
        target.read(transaction -> {
            RowSource rows = transaction.rows();
            for (EntityType<?> type : leftOut.rest(rows.schema())) {
                if (rows.lastId(type) > 0) {
                    obstacles.add("The store has, or had, rows of " + type
                            + "; use one that never had any, or say that its rows are to be replaced.");
                }
            }
            return true;
        });
        return obstacles;
    }

    private void addReplacedParents(EntityType<?> type, List<String> obstacles) {
        for (Reference<?> reference : type.references()) {
            EntityType<?> parent = target.schema().parentOf(reference);
            if (!leftOut.has(parent)) {
                obstacles.add("The snapshot leaves " + type + " out, which refers to " + parent
                        + ", so that the one cannot be kept while the other is replaced; restore it into a store that"
                        + " never had any rows, or use a snapshot with secrets.");
            }
        }
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
