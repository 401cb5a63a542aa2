package dev.isomer.storage.conformance.wrapped;

import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Selection;
import dev.isomer.storage.spi.Writing;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A driver that works but fails where it is told to, as often as it is told to, or first does what it is told to, such
 * as standing still; and counts how often each place was passed. Safe for use by any number of threads.
 */
public final class FailingDriver extends ForwardingDriver {
    private final Map<Place, Failures> failures = new ConcurrentHashMap<>();
    private final Map<Place, Runnable> actions = new ConcurrentHashMap<>();
    private final Map<Place, AtomicInteger> passes = new ConcurrentHashMap<>();

    /** A driver around {@code inner} that does not fail yet. */
    public FailingDriver(Driver inner) {
        super(inner);
    }

    private record Failures(AtomicInteger left, Supplier<? extends RuntimeException> cause) {}

    /** Fails the next {@code times} times that {@code place} is passed. */
    public void failAt(Place place, int times, Supplier<? extends RuntimeException> cause) {
        failures.put(place, new Failures(new AtomicInteger(times), cause));
    }

    /** Does something each time that {@code place} is passed, on the thread that passes it. */
    public void runAt(Place place, Runnable action) {
        actions.put(place, action);
    }

    /** How often a place was passed, failing or not. */
    public int passes(Place place) {
        AtomicInteger count = passes.get(place);
        return count == null ? 0 : count.get();
    }

    private void pass(Place place) {
        passes.computeIfAbsent(place, any -> new AtomicInteger()).incrementAndGet();
        Runnable action = actions.get(place);
        if (action != null) {
            action.run();
        }
        Failures planned = failures.get(place);
        if (planned != null && planned.left().getAndDecrement() > 0) {
            throw planned.cause().get();
        }
    }

    @Override
    public Reading read(Scope scope) {
        pass(Place.READ);
        return new FailingReading(inner().read(scope));
    }

    @Override
    public Writing write(Scope scope) {
        pass(Place.WRITE);
        Writing writing = inner().write(scope);
        return new FailingWriting(writing, new FailingReading(writing));
    }

    @Override
    public Driver fork() {
        pass(Place.FORK);
        return super.fork();
    }

    @Override
    public void close() {
        pass(Place.CLOSE);
        super.close();
    }

    private final class FailingReading extends ForwardingReading {
        FailingReading(Reading inner) {
            super(inner);
        }

        @Override
        public void end() {
            pass(Place.END);
            super.end();
        }

        @Override
        public <E> @Nullable E get(EntityType<E> type, long id) {
            pass(Place.GET);
            return super.get(type, id);
        }

        @Override
        public <E> void scan(Selection<E> selection, RowSink<E> sink) {
            pass(Place.SCAN);
            super.scan(selection, row -> {
                pass(Place.ROW);
                return sink.accept(row);
            });
        }
    }

    private final class FailingWriting extends ForwardingWriting {
        FailingWriting(Writing inner, Reading reading) {
            super(inner, reading);
        }

        @Override
        public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
            E inserted = super.insert(type, row, id);
            pass(Place.INSERT);
            return inserted;
        }

        @Override
        public <E> Outcome update(EntityType<E> type, E row) {
            Outcome outcome = super.update(type, row);
            pass(Place.UPDATE);
            return outcome;
        }

        @Override
        public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
            Outcome outcome = super.delete(rows, clearings);
            pass(Place.DELETE);
            return outcome;
        }

        @Override
        public Mark mark() {
            pass(Place.MARK);
            return super.mark();
        }

        @Override
        public void rollbackTo(Mark mark) {
            super.rollbackTo(mark);
            pass(Place.ROLLBACK_TO);
        }

        @Override
        public Sealed seal() {
            pass(Place.SEAL);
            Sealed sealed = super.seal();
            return () -> {
                pass(Place.SEALED);
                sealed.await();
                pass(Place.AWAIT);
            };
        }

        @Override
        public void rollback() {
            pass(Place.ROLLBACK);
            super.rollback();
        }
    }
}
