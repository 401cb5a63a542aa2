package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.conformance.serializable.Anomaly.Kind;
import dev.isomer.storage.conformance.serializable.RecordedRuns.Facade;
import dev.isomer.storage.conformance.serializable.ShadowDriver.Commit;
import dev.isomer.storage.conformance.wrapped.ForwardingDriver;
import dev.isomer.storage.conformance.wrapped.ForwardingReading;
import dev.isomer.storage.conformance.wrapped.ForwardingWriting;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Writing;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Ways to break isolation around a driver that works. */
enum Fault {
    /** Writes beside each other, each on the state it began with, unless two change the same row. */
    SNAPSHOT_ISOLATION(Kind.G2, Facade.ONE_EACH, driver -> new ShadowDriver(driver, Commit.FIRST_COMMITTER_WINS)),
    /** The same, and two may change the same row. */
    LOST_UPDATE(Kind.LOST_UPDATE, Facade.ONE_EACH, driver -> new ShadowDriver(driver, Commit.LAST_COMMITTER_WINS)),
    /** Each statement of a read sees the newest state. */
    READ_COMMITTED(Kind.G_SINGLE, Facade.ONE, Fault::eachStatementReadsTheNewest),
    /** A read that begins beside a write sees its changes. */
    READ_UNCOMMITTED(Kind.ABORTED_READ, Facade.ONE, Fault::readsWhatIsNotCommitted),
    /** Each statement of a write is committed at once, and beside other writes. */
    DIRTY_WRITE(Kind.ABORTED_READ, Facade.ONE_EACH, Fault::commitsEachStatement),
    /** A read begins on the state before the newest. */
    STALE_READ(Kind.LOST_APPEND, Facade.ONE, Fault::readsTheStateBefore),
    /** Half of a transaction is seen before the rest. */
    COMMIT_IN_TWO_HALVES(Kind.INTERMEDIATE_READ, Facade.ONE, driver -> new ShadowDriver(driver, Commit.IN_TWO_HALVES)),
    /** What nested work did stays although it was undone. */
    SAVEPOINT_KEPT(Kind.INTERNAL, Facade.ONE, Fault::undoesNoSavepoint);

    private final Kind typical;
    private final Facade facade;
    private final UnaryOperator<Driver> around;

    Fault(Kind typical, Facade facade, UnaryOperator<Driver> around) {
        this.typical = typical;
        this.facade = facade;
        this.around = around;
    }

    /** The anomaly that it must be known by, whatever else it causes. */
    Kind typical() {
        return typical;
    }

    Facade facade() {
        return facade;
    }

    UnaryOperator<Driver> around() {
        return around;
    }

    private static Driver reading(Driver working, Function<Scope, Reading> read) {
        return new ForwardingDriver(working) {
            @Override
            public Reading read(Scope scope) {
                return read.apply(scope);
            }
        };
    }

    private static Driver writing(Driver working, UnaryOperator<Writing> write, Function<Scope, Reading> read) {
        return new ForwardingDriver(working) {
            @Override
            public Reading read(Scope scope) {
                return read.apply(scope);
            }

            @Override
            public Writing write(Scope scope) {
                return write.apply(super.write(scope));
            }
        };
    }

    private static Driver eachStatementReadsTheNewest(Driver working) {
        return reading(working, scope -> newest(working, scope));
    }

    private static Reading newest(Driver working, Scope scope) {
        return new ForwardingReading(working.read(scope)) {
            @Override
            protected Reading inner() {
                return working.read(scope);
            }
        };
    }

    private static Driver readsWhatIsNotCommitted(Driver working) {
        AtomicReference<@Nullable Writing> running = new AtomicReference<>();
        return writing(
                working,
                writing -> {
                    running.set(writing);
                    return new ForwardingWriting(writing) {
                        @Override
                        public Sealed seal() {
                            running.set(null);
                            return super.seal();
                        }

                        @Override
                        public void rollback() {
                            running.set(null);
                            super.rollback();
                        }
                    };
                },
                scope -> {
                    Writing writing = running.get();
                    return writing == null ? working.read(scope) : writing;
                });
    }

    private static Driver commitsEachStatement(Driver working) {
        return new ForwardingDriver(working) {
            @Override
            public Writing write(Scope scope) {
                return new EachStatement(working, super.write(scope));
            }
        };
    }

    private static final class EachStatement extends ForwardingWriting {
        private final Driver working;

        EachStatement(Driver working, Writing unused) {
            super(unused, newest(working, Scope.SINGLE));
            this.working = working;
        }

        private <R> R committed(Function<Writing, R> statement) {
            synchronized (working) {
                Writing writing = working.write(Scope.SINGLE);
                R result = statement.apply(writing);
                writing.seal().await();
                return result;
            }
        }

        @Override
        public long lastId(EntityType<?> type) {
            return committed(writing -> writing.lastId(type));
        }

        @Override
        @SuppressWarnings("NullAway")
        public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
            return committed(writing -> writing.insert(type, row, id));
        }

        @Override
        public <E> Outcome update(EntityType<E> type, E row) {
            return committed(writing -> writing.update(type, row));
        }

        @Override
        public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
            return committed(writing -> writing.delete(rows, clearings));
        }

        @Override
        public Sealed seal() {
            return () -> {};
        }
    }

    private static Driver readsTheStateBefore(Driver working) {
        AtomicReference<Reading> before = new AtomicReference<>(working.read(Scope.TRANSACTION));
        return writing(
                working,
                writing -> new ForwardingWriting(writing) {
                    @Override
                    public Sealed seal() {
                        before.set(working.read(Scope.TRANSACTION));
                        return super.seal();
                    }
                },
                scope -> before.get());
    }

    private static Driver undoesNoSavepoint(Driver working) {
        return writing(
                working,
                writing -> new ForwardingWriting(writing) {
                    @Override
                    public void rollbackTo(Mark mark) {
                        release(mark);
                    }
                },
                working::read);
    }
}
