package dev.isomer.storage.snapshot;

import dev.isomer.storage.Migration;
import dev.isomer.storage.Migration.Progress;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.snapshot.SnapshotRefusedException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The way of everything in one store to another one of the same schema, whatever the engines: all rows with their ids,
 * and the counters. For a store of another schema see {@link Migration}, on which this is built.
 *
 * <p>All or nothing: one state of the one store is read, and the other gets all of it in one write, within which its
 * content is read again and its count, hash and counter of each type compared. So the other store is opened with a
 * {@code writeLimit} that is long enough, and its memory limit high enough. Memory is bounded by the greatest row.
 *
 * <p>Immutable, and safe for use by any number of threads.
 */
public final class StoreCopy {
    private final Store from;
    private final Store to;
    private final boolean replaces;

    private StoreCopy(Store from, Store to, boolean replaces) {
        this.from = from;
        this.to = to;
        this.replaces = replaces;
    }

    /**
     * A copy to a store that never had any rows.
     *
     * @throws IllegalArgumentException if it is one store
     */
    public static StoreCopy between(Store from, Store to) {
        if (from == to) {
            throw new IllegalArgumentException("A store cannot be copied to itself; open another one.");
        }
        return new StoreCopy(from, to, false);
    }

    /**
     * The same to a store that may have rows, which are deleted in the same write; its counters stay where they are
     * greater.
     */
    public StoreCopy replacing() {
        return new StoreCopy(from, to, true);
    }

    /**
     * Copies. If anything is thrown, the other store is as it was.
     *
     * @param progress is told how far it is, at the latest after each thousand rows
     * @return the totals of the other store: counts and hashes equal those of the one
     * @throws SnapshotRefusedException if the schemas differ, or the other store has, or had, rows
     * @throws dev.isomer.storage.error.StoreException what the stores refuse, or fail with
     * @throws IllegalStateException if the other store does not have the rows that it was given
     */
    public List<TypeTotal> run(Consumer<? super Progress> progress) {
        List<String> differences = differences();
        if (!differences.isEmpty()) {
            throw new SnapshotRefusedException(Reason.SCHEMA, String.join(" ", differences));
        }
        return loading().run(null, progress);
    }

    private Loading loading() {
        return new Loading(Migration.from(from).to(to), to, LeftOut.NOTHING, replaces);
    }

    private List<String> differences() {
        List<String> differences = new ArrayList<>();
        addTypesOfOneAlone(from, to, "first", differences);
        addTypesOfOneAlone(to, from, "second", differences);
        return differences;
    }

    private static void addTypesOfOneAlone(Store one, Store other, String which, List<String> differences) {
        for (EntityType<?> type : one.schema().types()) {
            if (!other.schema().types().contains(type)) {
                differences.add("The type " + type + " is in the schema of the " + which
                        + " store alone; open both with one schema, or use a Migration.");
            }
        }
    }

    /**
     * Everything that would keep a store from being copied to the one that a URL names, in sentences, empty if nothing
     * does: what is there, each difference of its schema, rows in the way, invalid rows, limits. The other store is
     * looked at and not opened, made or changed; where its engine has limits of its own, all rows are put into one in
     * memory that has them.
     *
     * <p>A store whose schema is upgraded when it is opened may still refuse that for the sake of its rows.
     *
     * @param options with which the other store would be opened
     * @param replaces whether its rows are to be replaced
     * @throws dev.isomer.storage.error.StoreException what the store fails with
     */
    public static List<String> check(Store from, String toUrl, StoreOptions options, boolean replaces) {
        return new CopyCheck(from, toUrl, options, replaces).obstacles();
    }

    /**
     * Everything that keeps {@link #run} from copying, in sentences, empty if nothing does: types, rows in the way,
     * invalid rows, then what the other store refuses when it is given all rows in a write that is rolled back, limits
     * among it. Nothing is changed.
     */
    public List<String> obstacles() {
        List<String> obstacles = differences();
        if (obstacles.isEmpty()) {
            obstacles.addAll(from.read(transaction -> Loading.invalidRows(transaction.rows())));
        }
        if (obstacles.isEmpty()) {
            obstacles.addAll(loading().obstacles());
        }
        return obstacles;
    }
}
