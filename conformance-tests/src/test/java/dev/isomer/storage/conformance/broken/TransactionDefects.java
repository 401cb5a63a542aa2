package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.conformance.broken.Remembering.Inserted;
import dev.isomer.storage.conformance.wrapped.ForwardingReading;
import dev.isomer.storage.conformance.wrapped.ForwardingWriting;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Selection;
import dev.isomer.storage.spi.Writing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Beginnings and ends of transactions that keep too much or too little. */
final class TransactionDefects {
    private TransactionDefects() {}

    private static Defect ofWrite(BiFunction<Driver, Scope, Writing> write) {
        return new Defect() {
            @Override
            public Writing write(Driver working, Scope scope, Schema schema) {
                return write.apply(working, scope);
            }
        };
    }

    /** What was deleted is gone, although the transaction was rolled back. */
    static Defect rollbackForgetsDeletes() {
        return ofWrite((working, scope) -> new ForwardingWriting(working.write(scope)) {
            private final List<List<IdSet>> deleted = new ArrayList<>();

            @Override
            public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
                deleted.add(rows);
                return super.delete(rows, clearings);
            }

            @Override
            public void rollback() {
                Writing again = working.write(scope);
                deleted.forEach(rows -> again.delete(rows, List.of()));
                again.seal().await();
            }
        });
    }

    /** Rows that were rolled back are still found by a unique value, until another write ends. */
    static Defect rollbackForgetsAnIndex() {
        List<Inserted<?>> ghosts = new CopyOnWriteArrayList<>();
        return new Defect() {
            @Override
            public Reading read(Driver working, Scope scope) {
                return new WithGhosts(working.read(scope), ghosts);
            }

            @Override
            public Writing writing(Writing working, Reading reading, Schema schema) {
                Remembering remembering = new Remembering(working, reading);
                return new Ending(remembering, () -> {}, () -> ghosts.addAll(remembering.inserted));
            }
        };
    }

    /** As at READ COMMITTED: each statement sees the newest state. */
    static Defect readSeesLaterCommits() {
        return new Defect() {
            @Override
            public Reading read(Driver working, Scope scope) {
                return new ForwardingReading(working.read(scope)) {
                    @Override
                    protected Reading inner() {
                        return working.read(scope);
                    }
                };
            }
        };
    }

    /** As SQLite's deferred transactions do: the state is that of the first statement. */
    static Defect readBeginsWithItsFirstStatement() {
        return new Defect() {
            @Override
            public Reading read(Driver working, Scope scope) {
                return new ForwardingReading(working.read(scope)) {
                    private @Nullable Reading begun;

                    @Override
                    protected Reading inner() {
                        begun = begun == null ? working.read(scope) : begun;
                        return begun;
                    }
                };
            }
        };
    }

    /** As at READ UNCOMMITTED: a read that begins during a write sees its changes. */
    static Defect readSeesWhatIsNotCommitted() {
        AtomicReference<@Nullable Writing> running = new AtomicReference<>();
        return new Defect() {
            @Override
            public Reading read(Driver working, Scope scope) {
                Writing writing = running.get();
                return reading(writing == null ? working.read(scope) : writing);
            }

            @Override
            public Writing write(Driver working, Scope scope, Schema schema) {
                Writing writing = working.write(scope);
                running.set(writing);
                return new Ending(writing, () -> running.set(null), () -> running.set(null));
            }
        };
    }

    /** A write's queries that have an order give what was committed before it. */
    static Defect orderedQueriesMissOwnChanges() {
        return new Defect() {
            @Override
            public Writing write(Driver working, Scope scope, Schema schema) {
                Reading before = working.read(scope);
                return new ForwardingWriting(working.write(scope)) {
                    @Override
                    public <E> void scan(Selection<E> selection, RowSink<E> sink) {
                        (selection.orders().isEmpty() ? writing() : before).scan(selection, sink);
                    }
                };
            }
        };
    }

    /** A fork is the same store. */
    static Defect forkSharesItsState() {
        return new Defect() {
            @Override
            public Driver around(Driver working, Schema schema, EngineOptions options) {
                return new DefectDriver(working, schema, options, this) {
                    @Override
                    public Driver fork() {
                        return new DefectDriver(inner(), schema, options, new Defect() {}) {
                            @Override
                            public void close() {}
                        };
                    }
                };
            }
        };
    }

    /** Finds by a unique value also rows that are not there. */
    private static final class WithGhosts extends OwnQueries {
        private final List<Inserted<?>> ghosts;

        WithGhosts(Reading working, List<Inserted<?>> ghosts) {
            super(working);
            this.ghosts = ghosts;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <E> @Nullable E find(Key<E> key, Object[] values) {
            E found = super.find(key, values);
            Object ghost = ghosts.stream()
                    .filter(inserted -> inserted.has(key, values))
                    .findFirst()
                    .map(Inserted::row)
                    .orElse(null);
            return found != null ? found : (E) ghost;
        }
    }
}
