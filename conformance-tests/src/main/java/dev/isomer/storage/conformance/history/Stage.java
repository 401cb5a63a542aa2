package dev.isomer.storage.conformance.history;

import dev.isomer.storage.Repository;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.Position;
import dev.isomer.storage.model.Query;
import dev.isomer.storage.model.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a history is played on: a store, perhaps a fork of it, and two readers that may stay open on the store.
 *
 * <pre>
 *   original ──fork──► fork          statements go to one of both, turn() changes to the other
 *      ├── reader 1: the state when it began
 *      └── reader 2
 * </pre>
 *
 * Programs that a campaign prints use it too. For one thread.
 */
public final class Stage implements AutoCloseable {
    static final int READERS = 2;

    private final TestedEngine engine;
    private final StoreOptions options;
    private final Path folder;
    private final @Nullable LongReader[] readers = new LongReader[READERS];
    private Store original;
    private @Nullable Store fork;
    private boolean forked;
    private boolean onFork;

    /** A stage with one new store in an empty folder. */
    public Stage(TestedEngine engine, Schema schema, Path folder) {
        this(engine, schema, StoreOptions.defaults(), folder);
    }

    /** The same, with other options whenever the store is opened. */
    public Stage(TestedEngine engine, Schema schema, StoreOptions options, Path folder) {
        this.engine = engine;
        this.options = options;
        this.folder = folder;
        this.original = engine.open(schema, options, folder);
    }

    /** The store that statements go to. */
    public Store store() {
        if (!onFork) {
            return original;
        }
        if (fork == null) {
            throw new IllegalStateException("This engine has no forks, so nothing can be asked of one.");
        }
        return fork;
    }

    Store original() {
        return original;
    }

    /** The fork, or null if there is none. */
    @Nullable
    Store fork() {
        return fork;
    }

    /** Whether statements would go to the fork of an engine that has no forks. */
    boolean isAbsent() {
        return onFork && fork == null;
    }

    /** Forks the store that statements go to, in the place of an earlier fork; statements go where they went. */
    public void makeFork() {
        Store earlier = fork;
        if (original.capabilities().contains(Capability.FORK)) {
            fork = store().fork();
        }
        forked = true;
        close(earlier);
    }

    /** Statements go to the other store from now on, if there is one. */
    public void turn() {
        onFork = forked && !onFork;
    }

    /** Ends the readers, and closes and opens again the original store, if its engine keeps anything. */
    public void reopen() {
        endReaders();
        if (original.capabilities().contains(Capability.PERSISTENT)) {
            Schema schema = original.schema();
            original.close();
            original = engine.open(schema, options, folder);
        }
    }

    /**
     * Ends the readers, closes the fork, and goes on with the original store under a schema that is just wider: closed
     * and opened with it, or where its engine keeps nothing, migrated.
     */
    public void upgrade(Schema schema) {
        endReaders();
        Store earlier = fork;
        fork = null;
        forked = false;
        onFork = false;
        close(earlier);
        if (original.capabilities().contains(Capability.PERSISTENT)) {
            original.close();
            original = engine.open(schema, options, folder);
        } else {
            Store next = engine.open(schema, options, folder);
            new Upgrade(original.schema(), schema).migrate(original, next);
            original.close();
            original = next;
        }
    }

    /** Begins reader 1 or 2 on the newest committed state of the original store; an earlier one is ended. */
    public void begin(int reader) {
        end(reader);
        readers[reader - 1] = LongReader.of(original);
    }

    /** Ends a reader, if it has begun. */
    public void end(int reader) {
        LongReader open = readers[reader - 1];
        readers[reader - 1] = null;
        if (open != null) {
            open.close();
        }
    }

    /** A reader that has begun. */
    public LongReader reader(int reader) {
        LongReader open = readers[reader - 1];
        if (open == null) {
            throw new IllegalStateException("Reader " + reader + " has not begun; begin it first.");
        }
        return open;
    }

    boolean hasBegun(int reader) {
        return readers[reader - 1] != null;
    }

    private void endReaders() {
        for (int reader = 1; reader <= READERS; reader++) {
            end(reader);
        }
    }

    private static void close(@Nullable Store store) {
        if (store != null) {
            store.close();
        }
    }

    /** The rows that {@code forEach} gives, in their order. */
    public static <E extends Record> List<E> rows(Repository<E> repository, Query<E> query) {
        List<E> rows = new ArrayList<>();
        repository.forEach(query, rows::add);
        return rows;
    }

    /** The query from a row on, which need not exist; its position has gone through text. */
    public static <E> Query<E> after(Query<E> query, E row) {
        return query.after(Position.parse(query.positionOf(row).toString()));
    }

    /** Ends the readers and closes the stores. */
    @Override
    public void close() {
        try {
            endReaders();
        } finally {
            close(fork);
            original.close();
        }
    }
}
