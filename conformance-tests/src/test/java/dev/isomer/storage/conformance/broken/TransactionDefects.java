package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.conformance.wrapped.ForwardingReading;
import dev.isomer.storage.conformance.wrapped.ForwardingWriting;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Selection;
import dev.isomer.storage.spi.Writing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Beginnings, ends and savepoints that keep too much or too little. */
final class TransactionDefects {
    private TransactionDefects() {}

    /** A row that was inserted, with its type. */
    private record Inserted<E>(EntityType<E> type, E row) {
        boolean repeat(Writing writing) {
            return writing.insert(type, row, type.idOf(row)) != null;
        }

        Writing.IdSet ids() {
            return new Writing.IdSet(type, List.of(type.idOf(row)));
        }

        /** Whether this is the row that a key's values lead to. */
        boolean has(Key<?> key, Object[] values) {
            return key.entityType() == type && Arrays.equals(values, key(key).valuesOf(row));
        }

        @SuppressWarnings("unchecked")
        private Key<E> key(Key<?> key) {
            return (Key<E>) key;
        }
    }

    /** Remembers what was inserted, in order. */
    private static class Remembering extends ForwardingWriting {
        final List<Inserted<?>> inserted = new ArrayList<>();

        Remembering(Writing working, Reading reading) {
            super(working, reading);
        }

        @Override
        public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
            E stored = super.insert(type, row, id);
            if (stored != null) {
                inserted.add(new Inserted<>(type, stored));
            }
            return stored;
        }
    }

    /** What was deleted is gone, although the transaction was rolled back. */
    static Defect rollbackForgetsDeletes() {
        return new Defect() {
            @Override
            public Writing write(Driver working, Scope scope, Schema schema) {
                Writing writing = working.write(scope);
                return new ForwardingWriting(writing, reading(writing)) {
                    private final List<List<IdSet>> deleted = new ArrayList<>();

                    @Override
                    public Outcome delete(List<IdSet> rows) {
                        deleted.add(rows);
                        return super.delete(rows);
                    }

                    @Override
                    public void rollback() {
                        Writing again = working.write(scope);
                        deleted.forEach(again::delete);
                        again.seal().await();
                    }
                };
            }
        };
    }

    /** Rows that were rolled back are still found by a unique value, until another write ends. */
    static Defect rollbackForgetsAnIndex() {
        List<Inserted<?>> ghosts = new CopyOnWriteArrayList<>();
        return new Defect() {
            @Override
            public Reading read(Driver working, Scope scope) {
                return new OwnQueries(working.read(scope)) {
                    @Override
                    @SuppressWarnings("unchecked")
                    public <E> @Nullable E find(Key<E> key, Object[] values) {
                        E found = super.find(key, values);
                        return found != null
                                ? found
                                : (E) ghosts.stream()
                                        .filter(ghost -> ghost.has(key, values))
                                        .map(Inserted::row)
                                        .findFirst()
                                        .orElse(null);
                    }
                };
            }

            @Override
            public Writing writing(Writing working, Reading reading, Schema schema) {
                return new Remembering(working, reading) {
                    @Override
                    public void rollback() {
                        super.rollback();
                        ghosts.addAll(inserted);
                    }
                };
            }
        };
    }

    /** Ids given under a savepoint that is undone are used up. */
    static Defect savepointKeepsTheCounter() {
        return ChangeDefects.of((working, reading, schema) -> new Remembering(working, reading) {
            @Override
            public void rollbackTo(Mark mark) {
                super.rollbackTo(mark);
                for (Inserted<?> row : List.copyOf(inserted)) {
                    if (row.repeat(writing())) {
                        writing().delete(List.of(row.ids()));
                    }
                }
            }
        });
    }

    /** As with savepoints of one name, the outermost is gone back to. */
    static Defect savepointUndoesWhatIsAroundIt() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            private final Deque<Mark> open = new ArrayDeque<>();

            @Override
            public Mark mark() {
                open.push(super.mark());
                return open.peek();
            }

            @Override
            public void rollbackTo(Mark mark) {
                List<Mark> marks = List.copyOf(open);
                marks.forEach(super::rollbackTo);
                open.clear();
                marks.stream().skip(1).forEach(again -> open.push(super.mark()));
            }

            @Override
            public void release(Mark mark) {
                super.release(open.pop());
            }
        });
    }

    /** What was deleted under a savepoint stays deleted. */
    static Defect savepointForgetsDeletes() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            private final List<List<IdSet>> deleted = new ArrayList<>();

            @Override
            public Outcome delete(List<IdSet> rows) {
                deleted.add(rows);
                return super.delete(rows);
            }

            @Override
            public void rollbackTo(Mark mark) {
                super.rollbackTo(mark);
                deleted.forEach(super::delete);
            }
        });
    }

    /** Of what was inserted under savepoints that were kept, the last row is lost. */
    static Defect commitForgetsASavepoint() {
        return ChangeDefects.of((working, reading, schema) -> new Remembering(working, reading) {
            private int kept;

            @Override
            public void release(Mark mark) {
                super.release(mark);
                kept = inserted.size();
            }

            @Override
            public Sealed seal() {
                if (kept > 0) {
                    super.delete(List.of(inserted.get(kept - 1).ids()));
                }
                return super.seal();
            }
        });
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
        return new Defect() {
            private volatile @Nullable Writing running;

            @Override
            public Reading read(Driver working, Scope scope) {
                Writing writing = running;
                Reading own = working.read(scope);
                return writing == null ? reading(own) : reading(writing);
            }

            @Override
            public Writing write(Driver working, Scope scope, Schema schema) {
                running = working.write(scope);
                return new ForwardingWriting(running) {
                    @Override
                    public Sealed seal() {
                        running = null;
                        return super.seal();
                    }

                    @Override
                    public void rollback() {
                        running = null;
                        super.rollback();
                    }
                };
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
}
