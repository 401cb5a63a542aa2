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
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Transactions that see too little or too much of those beside them, or wait for them. */
final class IsolationDefects {
    private IsolationDefects() {}

    private static void keep(
            Reading now, AtomicReference<@Nullable Reading> before, AtomicReference<@Nullable Thread> last) {
        before.set(now);
        last.set(Thread.currentThread());
    }

    /** A write looks up rows that refer to none as they were before the last commit, if that was another thread's. */
    static Defect writeReadsACacheOfItsThread() {
        AtomicReference<@Nullable Reading> before = new AtomicReference<>();
        AtomicReference<@Nullable Thread> last = new AtomicReference<>();
        return new Defect() {
            @Override
            public Writing write(Driver working, Scope scope, Schema schema) {
                Reading stale = last.get() == Thread.currentThread() ? null : before.get();
                Reading now = working.read(scope);
                Runnable atSeal = () -> keep(now, before, last);
                return new ForwardingWriting(new Ending(working.write(scope), atSeal, () -> {})) {
                    @Override
                    public <E> @Nullable E get(EntityType<E> type, long id) {
                        boolean cached = stale != null && type.references().isEmpty();
                        E old = cached ? stale.get(type, id) : null;
                        return old == null ? super.get(type, id) : old;
                    }
                };
            }
        };
    }

    /**
     * As at REPEATABLE READ without locks on ranges: queries of a read see what was committed since, look-ups do not.
     */
    static Defect predicatesSeeLaterCommits() {
        return new Defect() {
            @Override
            public Reading read(Driver working, Scope scope) {
                return new ForwardingReading(working.read(scope)) {
                    @Override
                    public <E> void scan(Selection<E> selection, RowSink<E> sink) {
                        working.read(scope).scan(selection, sink);
                    }
                };
            }
        };
    }

    /** What is sealed is what the next write begins with, but nobody reads it before it has been awaited. */
    static Defect sealedIsReadOnceAwaited() {
        AtomicReference<@Nullable Reading> published = new AtomicReference<>();
        return new Defect() {
            @Override
            public Reading read(Driver working, Scope scope) {
                return reading(Objects.requireNonNullElseGet(published.get(), () -> working.read(scope)));
            }

            @Override
            public Writing write(Driver working, Scope scope, Schema schema) {
                published.compareAndSet(null, working.read(scope));
                return new ForwardingWriting(working.write(scope)) {
                    @Override
                    public Sealed seal() {
                        super.seal();
                        return () -> published.set(working.read(Scope.TRANSACTION));
                    }
                };
            }
        };
    }

    /** As SQLite does without its log: a read waits until a write has ended. */
    static Defect readWaitsForTheWriter() {
        Semaphore turn = new Semaphore(1);
        return new Defect() {
            @Override
            public Reading read(Driver working, Scope scope) {
                turn.acquireUninterruptibly();
                turn.release();
                return working.read(scope);
            }

            @Override
            public Writing write(Driver working, Scope scope, Schema schema) {
                turn.acquireUninterruptibly();
                return new Ending(working.write(scope), turn::release, turn::release);
            }
        };
    }

    /** As SQLite does without its log: a commit waits until no read runs. */
    static Defect commitWaitsForReaders() {
        AtomicInteger readers = new AtomicInteger();
        return new Defect() {
            @Override
            public Reading read(Driver working, Scope scope) {
                readers.incrementAndGet();
                return new ForwardingReading(working.read(scope)) {
                    @Override
                    public void end() {
                        readers.decrementAndGet();
                    }
                };
            }

            @Override
            public Writing write(Driver working, Scope scope, Schema schema) {
                return new Ending(working.write(scope), () -> untilNone(readers), () -> {});
            }
        };
    }

    private static void untilNone(AtomicInteger readers) {
        while (readers.get() > 0 && !Thread.currentThread().isInterrupted()) {
            Thread.yield();
        }
    }
}
