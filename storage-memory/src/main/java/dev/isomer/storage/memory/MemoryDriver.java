package dev.isomer.storage.memory;

import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Statistics;
import dev.isomer.storage.model.Statistics.TypeStatistics;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Writing;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One database: a reference to the newest published {@link Root}, and one to the tip, from which the next writer
 * starts.
 *
 * <p>A transaction that is sealed is the tip at once and published when it is awaited. Since each state contains those
 * before it, publishing one publishes them too, and a state older than what is published is left alone.
 */
final class MemoryDriver implements Driver {
    private static final Set<Capability> CAPABILITIES =
            Set.of(Capability.FORK, Capability.CONSTANT_TIME_FORK, Capability.MEMORY_LIMIT);

    private final DatabaseShape shape;
    private final long limitBytes;
    private final LiveReaders readers = new LiveReaders();
    private volatile Root published;
    private volatile Root tip;

    MemoryDriver(DatabaseShape shape, long limitBytes) {
        this(shape, limitBytes, Root.empty(shape));
    }

    /** A database that starts with a state. */
    MemoryDriver(DatabaseShape shape, long limitBytes, Root root) {
        this.shape = shape;
        this.limitBytes = limitBytes;
        this.published = root;
        this.tip = root;
    }

    @Override
    public Reading read(Scope scope) {
        Root root = published;
        if (scope == Scope.SINGLE) {
            return new MemoryReading(shape, root.tables(), () -> {});
        }
        int slot = readers.enter(root.replacedBytes());
        return new MemoryReading(shape, root.tables(), () -> readers.leave(slot));
    }

    @Override
    public Writing write(Scope scope) {
        return new MemoryWriting(shape, tip, limitBytes, root -> tip = root, this::publish);
    }

    private synchronized void publish(Root root) {
        if (published.stamp() < root.stamp()) {
            published = root;
        }
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Driver fork() {
        return new MemoryDriver(shape, limitBytes, published);
    }

    @Override
    public List<Finding> verify() {
        return Verification.of(published);
    }

    @Override
    public Statistics statistics() {
        Root root = published;
        List<TypeStatistics> types = new ArrayList<>();
        for (Table<?> table : root.tables()) {
            types.add(new TypeStatistics(
                    table.shape().type().storedName(), table.rows().size(), OptionalLong.of(table.bytes())));
        }
        long pinned = Math.max(0, root.replacedBytes() - readers.oldest(root.replacedBytes()));
        return new Statistics(
                List.copyOf(types),
                OptionalLong.of(root.bytes()),
                OptionalLong.of(limitBytes),
                OptionalLong.of(pinned));
    }

    @Override
    public synchronized void close() {
        Root empty = Root.empty(shape);
        tip = empty;
        published = empty;
    }
}
