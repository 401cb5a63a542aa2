package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.conformance.broken.LimitDefects.Limit;
import dev.isomer.storage.conformance.wrapped.ForwardingDriver;
import dev.isomer.storage.conformance.wrapped.ForwardingReading;
import dev.isomer.storage.conformance.wrapped.ForwardingWriting;
import dev.isomer.storage.error.MemoryLimitExceededException;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.model.Statistics;
import dev.isomer.storage.model.Statistics.TypeStatistics;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Selection;
import dev.isomer.storage.spi.Writing;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives a driver that counts no bytes a count and a limit: 64 bytes a row, 8 a value, and what text and bytes take. A
 * write keeps the count by differences; a savepoint remembers it.
 */
final class LimitedDriver extends ForwardingDriver {
    private final Schema schema;
    private final EngineOptions options;
    private final Limit limit;
    private final AtomicInteger reads = new AtomicInteger();
    private volatile long committedBytes;

    LimitedDriver(Driver working, Schema schema, EngineOptions options, Limit limit, boolean isFork) {
        super(working);
        this.schema = schema;
        this.options = options;
        this.limit = limit;
        Reading reading = working.read(Scope.TRANSACTION);
        long bytes =
                schema.types().stream().mapToLong(type -> sizeOf(reading, type)).sum();
        reading.end();
        this.committedBytes = isFork ? limit.inAFork(bytes) : bytes;
    }

    private <E> long sizeOf(Reading reading, EntityType<E> type) {
        long[] bytes = new long[1];
        Condition<E> all = new Condition.All<>(List.of());
        reading.scan(new Selection<>(type, all, List.of(), false, null, 0, Long.MAX_VALUE), row -> {
            bytes[0] += sizeOf(type, row);
            return true;
        });
        return bytes[0];
    }

    private <E> long sizeOf(EntityType<E> type, @Nullable E row) {
        if (row == null) {
            return 0;
        }
        long bytes = 64;
        for (Object value : type.valuesOf(row)) {
            bytes += 8;
            if (value instanceof String text) {
                bytes += limit.sizeOf(text);
            } else if (value instanceof Bytes content) {
                bytes += content.length();
            }
        }
        return bytes;
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> capabilities = EnumSet.of(Capability.MEMORY_LIMIT);
        capabilities.addAll(super.capabilities());
        return capabilities;
    }

    @Override
    public Driver fork() {
        return new LimitedDriver(inner().fork(), schema, options, limit, true);
    }

    @Override
    public Statistics statistics() {
        Reading reading = inner().read(Scope.TRANSACTION);
        long bytes = committedBytes;
        List<TypeStatistics> types = super.statistics().types().stream()
                .map(type -> new TypeStatistics(type.entityType(), type.rows(), bytesOf(reading, type.entityType())))
                .toList();
        reading.end();
        return new Statistics(
                types,
                OptionalLong.of(limit.told(bytes, reads.get())),
                OptionalLong.of(limit.toldLimit(options.memoryLimitBytes())),
                OptionalLong.of(0));
    }

    private OptionalLong bytesOf(Reading reading, String storedName) {
        return OptionalLong.of(schema.types().stream()
                .filter(type -> type.storedName().equals(storedName))
                .mapToLong(type -> sizeOf(reading, type))
                .sum());
    }

    @Override
    public Reading read(Scope scope) {
        reads.incrementAndGet();
        return new ForwardingReading(inner().read(scope)) {
            @Override
            public void end() {
                reads.decrementAndGet();
                super.end();
            }
        };
    }

    @Override
    public Writing write(Scope scope) {
        return new Counting(inner().write(scope));
    }

    private record Counted(Writing.Mark mark, long bytes) implements Writing.Mark {}

    private final class Counting extends ForwardingWriting {
        private long bytes = committedBytes;
        private int statements;

        Counting(Writing working) {
            super(working);
        }

        /** Runs a statement that changes one row, and undoes it where it grows past the limit. */
        private <E, R> R limited(EntityType<E> type, long id, Supplier<R> statement, Supplier<@Nullable E> after) {
            Mark mark = super.mark();
            long before = sizeOf(type, get(type, id));
            R result = statement.get();
            long growth = sizeOf(type, after.get()) - before;
            boolean fits = growth <= 0 || !limit.checks(statements++) || hasRoomFor(growth);
            if (!fits && limit.undoes(before > 0)) {
                super.rollbackTo(mark);
            } else {
                super.release(mark);
            }
            if (!fits) {
                throw new MemoryLimitExceededException(bytes, growth, options.memoryLimitBytes());
            }
            bytes += growth;
            return result;
        }

        private boolean hasRoomFor(long growth) {
            return limit.fits(bytes + growth, options.memoryLimitBytes());
        }

        private <E> void checkFirst(EntityType<E> type, E row, long id) {
            long growth = sizeOf(type, row) - sizeOf(type, get(type, id));
            if (limit.comesFirst() && growth > 0 && !hasRoomFor(growth)) {
                throw new MemoryLimitExceededException(bytes, growth, options.memoryLimitBytes());
            }
        }

        @Override
        @SuppressWarnings("unchecked")
        public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
            checkFirst(type, row, -1);
            Object[] inserted = new Object[1];
            return this.<E, @Nullable E>limited(
                    type, -1, () -> (E) (inserted[0] = super.insert(type, row, id)), () -> (E) inserted[0]);
        }

        @Override
        public <E> Outcome update(EntityType<E> type, E row) {
            long id = type.idOf(row);
            checkFirst(type, row, id);
            return limited(type, id, () -> super.update(type, row), () -> get(type, id));
        }

        @Override
        public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
            long freed = rows.stream().mapToLong(this::sizeOfAll).sum();
            Outcome outcome = super.delete(rows, clearings);
            bytes -= outcome == Outcome.DONE ? limit.givenBack(freed) : 0;
            return outcome;
        }

        private long sizeOfAll(IdSet set) {
            return set.ids().stream().mapToLong(id -> sizeOfOne(set.type(), id)).sum();
        }

        private <E> long sizeOfOne(EntityType<E> type, long id) {
            return sizeOf(type, get(type, id));
        }

        @Override
        public Mark mark() {
            return new Counted(super.mark(), bytes);
        }

        @Override
        public void rollbackTo(Mark mark) {
            Counted counted = (Counted) mark;
            super.rollbackTo(counted.mark());
            bytes = limit.afterUndoing(bytes, counted.bytes());
        }

        @Override
        public void release(Mark mark) {
            super.release(((Counted) mark).mark());
        }

        @Override
        public Sealed seal() {
            committedBytes = bytes;
            return super.seal();
        }
    }
}
