package dev.isomer.storage;

import dev.isomer.storage.MigrationPlan.Mapping;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way from one store to a new one, of another schema or of another engine: each row through a function.
 *
 * <pre>{@code
 * List<Migration.Count> counts = Migration.from(oldStore).to(newStore)
 *         .map(OldServer.TYPE, Server.TYPE, old -> new Server(old.id(), old.name(), true))
 *         .copy(Alias.TYPE)
 *         .leaveEmpty(Visit.TYPE)
 *         .drop(OldCounter.TYPE)
 *         .run();
 * }</pre>
 *
 * <p>Every type of the new store is mapped, copied, kept or left empty, and every type of the old one mapped, copied or
 * dropped; so nothing is forgotten. Rows keep their ids, and types their counters. One state of the old store is read,
 * row by row, so little memory is needed however many there are; the new store gets all of it in one write, or nothing.
 *
 * <p>That write takes as long as it takes: open the new store with a
 * {@link StoreOptions#withWriteLimit(java.time.Duration) writeLimit} that is long enough, and one that counts bytes
 * with a {@link StoreOptions#withMemoryLimitBytes(long) memory limit} that is high enough. A store that is opened again
 * may have other options.
 *
 * <p>Immutable, and safe for use by any number of threads.
 */
public final class Migration {
    private final Origin from;
    private final Store to;
    private final MigrationPlan plan;

    /** Where rows come from: runs work on them. */
    private interface Origin {
        Schema schema();

        List<Count> read(Function<RowSource, List<Count>> work);
    }

    private Migration(Origin from, Store to, MigrationPlan plan) {
        this.from = from;
        this.to = to;
        this.plan = plan;
    }

    /** Says where rows come from. */
    public static Source from(Store store) {
        return new Source(store, new Origin() {
            @Override
            public Schema schema() {
                return store.schema();
            }

            @Override
            public List<Count> read(Function<RowSource, List<Count>> work) {
                return store.read(transaction -> work.apply(transaction.rows()));
            }
        });
    }

    /** Says that rows come from something else than a store; it is read when the migration runs. */
    public static Source from(RowSource rows) {
        return new Source(null, new Origin() {
            @Override
            public Schema schema() {
                return rows.schema();
            }

            @Override
            public List<Count> read(Function<RowSource, List<Count>> work) {
                return work.apply(rows);
            }
        });
    }

    /** Where rows come from. */
    public static final class Source {
        private final @Nullable Store store;
        private final Origin from;

        private Source(@Nullable Store store, Origin from) {
            this.store = store;
            this.from = from;
        }

        /**
         * Says where rows go to: to a store that never had any, or else {@link Migration#replacing} or
         * {@link Migration#keep keeping} those that it has.
         *
         * @throws IllegalArgumentException if it is the store where they come from
         */
        public Migration to(Store target) {
            if (target == store) {
                throw new IllegalArgumentException("A store cannot be migrated to itself; open a new one.");
            }
            return new Migration(from, target, MigrationPlan.NONE);
        }
    }

    /**
     * What became of the rows of one type.
     *
     * @param type the type in the new store
     * @param rowsRead how many there were in the old store
     * @param rowsWritten how many there are in the new one: those that the function did not leave out
     */
    public record Count(EntityType<?> type, long rowsRead, long rowsWritten) {}

    /**
     * How far a migration is.
     *
     * @param type the type in the new store that it is at
     * @param rowsDone how many rows have been read
     * @param rowsInAll how many are to be read; those of a type twice whose references are on a cycle of types
     */
    public record Progress(EntityType<?> type, long rowsDone, long rowsInAll) {}

    /**
     * Makes the rows of a new type from those of an old one, of which several types may be made.
     *
     * @param function gives the new row, or null to leave this one out; the id that it gives is ignored, as the row
     *     keeps the one it has. It may be asked more than once for a row, and then gives the same
     * @throws IllegalArgumentException if a store does not have the type
     */
    public <O, N extends Record> Migration map(
            EntityType<O> oldType, EntityType<N> newType, Function<? super O, ? extends @Nullable N> function) {
        from.schema().ordinalOf(oldType);
        to.schema().ordinalOf(newType);
        return with(plan.map(new Mapping<O, N>(oldType, newType, function)));
    }

    /**
     * Takes the rows of a type that both stores have as they are.
     *
     * @throws IllegalArgumentException if a store does not have the type
     */
    public <E extends Record> Migration copy(EntityType<E> type) {
        return map(type, type, row -> row);
    }

    /**
     * Takes the rows of every type of the new store of which nothing has been said yet as they are.
     *
     * @throws IllegalArgumentException if the old store does not have one of the types
     */
    public Migration copyAll() {
        Migration all = this;
        for (EntityType<?> type : to.schema().types()) {
            all = plan.timesSettled(type) == 0 ? all.copyOne(type) : all;
        }
        return all;
    }

    @SuppressWarnings("unchecked")
    private <E extends Record> Migration copyOne(EntityType<?> type) {
        return copy((EntityType<E>) type);
    }

    /**
     * Leaves a type of the new store without rows.
     *
     * @throws IllegalArgumentException if the new store does not have the type
     */
    public Migration leaveEmpty(EntityType<?> newType) {
        to.schema().ordinalOf(newType);
        return with(plan.leaveEmpty(newType));
    }

    /**
     * Keeps the rows that a type of the new store has, and its counter, whether others are replaced or not; it may have
     * rows then.
     *
     * @throws IllegalArgumentException if the new store does not have the type
     */
    public Migration keep(EntityType<?> newType) {
        to.schema().ordinalOf(newType);
        return with(plan.keep(newType));
    }

    /**
     * Leaves the rows of a type of the old store behind.
     *
     * @throws IllegalArgumentException if the old store does not have the type
     */
    public Migration drop(EntityType<?> oldType) {
        from.schema().ordinalOf(oldType);
        return with(plan.drop(oldType));
    }

    /**
     * Takes a new store that has, or had, rows, and deletes them in the same write. Its counters stay where they are
     * greater, since no id is used twice.
     */
    public Migration replacing() {
        return with(plan.replacing());
    }

    /**
     * Lets something look at all rows, those that were read and those that were written, before the write is committed;
     * what it throws comes out as thrown, and nothing is migrated.
     */
    public Migration checkedBy(BiConsumer<? super RowSource, ? super RowSource> check) {
        return with(plan.checkedBy(check));
    }

    private Migration with(MigrationPlan changed) {
        return new Migration(from, to, changed);
    }

    /** As {@link #run(Consumer)}, without telling how far it is. */
    public List<Count> run() {
        return run(progress -> {});
    }

    /**
     * Migrates. If anything is thrown, the new store is left as it was.
     *
     * @param progress is told now and then, at the latest after each thousand rows, and at the end; from the start
     *     again if the new store's database aborts the write and it runs again
     * @return what became of each type that was mapped, in the new store's order
     * @throws IllegalStateException if a type of either store is not settled, or twice, if a type that is kept refers
     *     to one that is replaced, or the new store has, or had, rows; nothing has been read then
     * @throws dev.isomer.storage.error.RefusedException if the new store refuses a row
     * @throws dev.isomer.storage.error.OperationException if one of the stores fails, or the new one's limit on the
     *     time of a write is over
     */
    public List<Count> run(Consumer<? super Progress> progress) {
        List<String> problems = plan.problems(from.schema(), to.schema());
        if (!problems.isEmpty()) {
            throw new IllegalStateException("Nothing is migrated: " + String.join("; ", problems) + ".");
        }
        return from.read(source -> to.write(target -> write(source, target, progress)));
    }

    private List<Count> write(RowSource source, WriteTransaction target, Consumer<? super Progress> progress) {
        MigrationRun run = new MigrationRun(source, to.schema(), target, plan.mappings(), progress);
        List<EntityType<?>> changed = to.schema().types().stream()
                .filter(type -> !plan.kept().contains(type))
                .toList();
        if (plan.replaces()) {
            new Emptying(to.schema(), target).run(changed);
        } else {
            run.requireEmpty(changed);
        }
        List<Count> counts = run.run();
        plan.check().accept(source, target.rows());
        return counts;
    }
}
