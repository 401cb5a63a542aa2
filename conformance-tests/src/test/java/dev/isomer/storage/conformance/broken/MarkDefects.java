package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.conformance.wrapped.ForwardingReading;
import dev.isomer.storage.conformance.wrapped.ForwardingWriting;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Selection;
import dev.isomer.storage.spi.Writing;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Savepoints, scans and writes that are good for little. */
final class MarkDefects {
    private MarkDefects() {}

    /** As without savepoints: going back undoes all of the transaction. */
    static Defect savepointUndoesTheTransaction() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            private final Mark begin = working.mark();

            @Override
            public void rollbackTo(Mark mark) {
                super.rollbackTo(mark);
                super.rollbackTo(begin);
            }
        });
    }

    /** The eleventh savepoint within others is not gone back to. */
    static Defect savepointsNestTenDeep() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            private int depth;

            @Override
            public Mark mark() {
                depth++;
                return super.mark();
            }

            @Override
            public void rollbackTo(Mark mark) {
                if (depth-- <= 10) {
                    super.rollbackTo(mark);
                }
            }

            @Override
            public void release(Mark mark) {
                depth--;
            }
        });
    }

    /** Updates are undone only as far as a buffer holds them. */
    static Defect savepointUndoesSomeUpdatesAtMost() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            private int changes;

            @Override
            public <E> Outcome update(EntityType<E> type, E row) {
                changes++;
                return super.update(type, row);
            }

            @Override
            public void rollbackTo(Mark mark) {
                if (changes <= 150) {
                    super.rollbackTo(mark);
                }
            }
        });
    }

    /** As a connection with one cursor: another query within a scan ends it. */
    static Defect queryEndsTheScanAroundIt() {
        return new Defect() {
            @Override
            public Reading reading(Reading working) {
                return new OwnQueries(working) {
                    private int queries;

                    @Override
                    public <E> void scan(Selection<E> selection, RowSink<E> sink) {
                        int own = ++queries;
                        super.scan(selection, row -> sink.accept(row) && own == queries);
                    }
                };
            }
        };
    }

    /** Rows that were deleted since are left out of a scan that runs. */
    static Defect scanLeavesOutWhatWasDeletedSince() {
        return new Defect() {
            @Override
            public Reading read(Driver working, Scope scope) {
                return new ForwardingReading(working.read(scope)) {
                    @Override
                    public <E> void scan(Selection<E> selection, RowSink<E> sink) {
                        EntityType<E> type = selection.type();
                        super.scan(
                                selection,
                                row -> working.read(scope).get(type, type.idOf(row)) == null || sink.accept(row));
                    }
                };
            }
        };
    }

    /** A read that has given more than a thousand rows goes on with the newest state. */
    static Defect longReadIsRenewed() {
        return new Defect() {
            @Override
            public Reading read(Driver working, Scope scope) {
                return new ForwardingReading(working.read(scope)) {
                    private int given;

                    @Override
                    protected Reading inner() {
                        return given > 1_000 ? working.read(scope) : super.inner();
                    }

                    @Override
                    public <E> void scan(Selection<E> selection, RowSink<E> sink) {
                        super.scan(selection, row -> ++given > 0 && sink.accept(row));
                    }
                };
            }
        };
    }

    /** Rows after the first thousand of a scan without an order are lost. */
    static Defect rowsEndAfterAThousand() {
        return new Defect() {
            @Override
            public Reading reading(Reading working) {
                return new OwnQueries(working) {
                    @Override
                    <E> List<E> part(List<E> rows, long offset, long limit) {
                        return super.part(rows, offset, Math.min(limit, 1_000));
                    }
                };
            }
        };
    }

    /** What a write finds by a predicate is from before the last commit, if that was another thread's. */
    static Defect predicatesOfAWriteAreStale() {
        AtomicReference<@Nullable Reading> before = new AtomicReference<>();
        AtomicReference<@Nullable Thread> last = new AtomicReference<>();
        return new Defect() {
            @Override
            public Writing write(Driver working, Scope scope, Schema schema) {
                Reading stale = last.get() == Thread.currentThread() ? null : before.get();
                Reading now = working.read(scope);
                Runnable atSeal = () -> {
                    before.set(now);
                    last.set(Thread.currentThread());
                };
                return new Stale(new Ending(working.write(scope), atSeal, () -> {}), stale);
            }
        };
    }

    /** Where the thread changes, an id is left out. */
    static Defect idsHaveGapsBetweenThreads() {
        AtomicReference<@Nullable Thread> last = new AtomicReference<>();
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
                Thread before = last.getAndSet(Thread.currentThread());
                boolean gap = id == 0 && before != null && before != Thread.currentThread();
                return super.insert(type, row, gap ? lastId(type) + 2 : id);
            }
        });
    }

    /** A write that only updates is rolled back at its end. */
    static Defect updatesAloneAreNotCommitted() {
        return ChangeDefects.of((working, reading, schema) -> new Remembering(working, reading) {
            private boolean updated;

            @Override
            public <E> Outcome update(EntityType<E> type, E row) {
                updated = true;
                return super.update(type, row);
            }

            @Override
            public Sealed seal() {
                if (updated && inserted.isEmpty()) {
                    super.rollback();
                    return () -> {};
                }
                return super.seal();
            }
        });
    }

    /** What one statement alone does is not committed, where it is a delete. */
    static Defect deleteAloneIsNotCommitted() {
        return new Defect() {
            @Override
            public Writing write(Driver working, Scope scope, Schema schema) {
                return new ForwardingWriting(working.write(scope)) {
                    @Override
                    public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
                        return scope == Scope.SINGLE ? Outcome.DONE : super.delete(rows, clearings);
                    }
                };
            }
        };
    }

    /** Answers questions by a predicate from an older state. */
    private static final class Stale extends ForwardingWriting {
        private final @Nullable Reading stale;

        Stale(Writing working, @Nullable Reading stale) {
            super(working);
            this.stale = stale;
        }

        private Reading source() {
            return stale == null ? writing() : stale;
        }

        @Override
        public <E> @Nullable E get(EntityType<E> type, long id) {
            E old = source().get(type, id);
            return old == null ? super.get(type, id) : old;
        }

        @Override
        public <E> void scan(Selection<E> selection, RowSink<E> sink) {
            source().scan(selection, sink);
        }
    }
}
