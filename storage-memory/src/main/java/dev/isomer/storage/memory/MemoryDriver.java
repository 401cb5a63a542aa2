package dev.isomer.storage.memory;

import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Opening;
import dev.isomer.storage.model.Statistics;
import dev.isomer.storage.model.Statistics.TypeStatistics;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Writing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One database: a reference to the newest published {@link Root}, and one to the tip, from which the next writer
 * starts.
 *
 * <p>A transaction that is sealed is the tip at once and published when it is awaited. Since each state contains those
 * before it, publishing one publishes them too, and a state older than what is published is left alone. With a log it
 * is written when it is sealed, and awaited until it is durable.
 */
final class MemoryDriver implements Driver {
    private static final Set<Capability> CAPABILITIES =
            Set.of(Capability.FORK, Capability.CONSTANT_TIME_FORK, Capability.MEMORY_LIMIT);
    private static final Set<Capability> DURABLE_CAPABILITIES =
            Set.of(Capability.FORK, Capability.CONSTANT_TIME_FORK, Capability.MEMORY_LIMIT, Capability.PERSISTENT);

    private static final Opening NOTHING_KEPT = new Opening(
            "In memory alone: everything is gone when the store is closed or the program ends.", Map.of(), List.of());

    private static final Runnable NOTHING = () -> {};

    private final DatabaseShape shape;
    private final long limitBytes;
    private final Set<Capability> capabilities;
    private final CommitLog log;
    private final Opening opening;
    private final LiveReaders readers = new LiveReaders();
    private volatile Root published;
    private volatile Tip tip;

    /** A state with what to wait for in the log until it may be seen. */
    private record Tip(Root root, long number) {}

    MemoryDriver(DatabaseShape shape, long limitBytes) {
        this(shape, limitBytes, shape.empty());
    }

    /** A database that starts with a state. */
    MemoryDriver(DatabaseShape shape, long limitBytes, Root root) {
        this(shape, limitBytes, root, CAPABILITIES, CommitLog.NONE, NOTHING_KEPT);
    }

    private MemoryDriver(
            DatabaseShape shape,
            long limitBytes,
            Root root,
            Set<Capability> capabilities,
            CommitLog log,
            Opening opening) {
        this.shape = shape;
        this.limitBytes = limitBytes;
        this.capabilities = capabilities;
        this.log = log;
        this.opening = opening;
        this.published = root;
        this.tip = new Tip(root, 0);
    }

    /** A database that begins with what was recovered, and keeps its commits in a log. */
    static MemoryDriver durable(DatabaseShape shape, long limitBytes, Root root, CommitLog log, Opening opening) {
        return new MemoryDriver(shape, limitBytes, root, DURABLE_CAPABILITIES, log, opening);
    }

    @Override
    public Reading read(Scope scope) {
        Root root = published;
        int slot = readers.enter(root.replacedBytes());
        return new MemoryReading(shape, root.tables(), () -> readers.leave(slot));
    }

    @Override
    public Reading newest() {
        return new MemoryReading(shape, published.tables(), NOTHING);
    }

    @Override
    public Writing write(Scope scope) {
        return new Commit(tip).writing();
    }

    /** How one transaction ends. */
    private final class Commit implements MemoryWriting.Ending {
        private final Tip before;

        private Commit(Tip before) {
            this.before = before;
        }

        private MemoryWriting writing() {
            return new MemoryWriting(shape, before.root(), limitBytes, this);
        }

        @Override
        public Writing.Sealed seal(Root root) {
            Tip sealed = new Tip(root, log.append(before.root(), root));
            tip = sealed;
            return () -> awaitAndPublish(sealed);
        }

        /** The tip was never changed; but whoever saw it, if only to be refused, must find it there afterwards. */
        @Override
        public void abandon() {
            try {
                awaitAndPublish(before);
            } catch (OutcomeUnknownException failed) {
                // Whoever committed it is told; what is rolled back has nothing to add.
            }
        }
    }

    private void awaitAndPublish(Tip reached) {
        log.await(reached.number());
        publish(reached.root());
    }

    private synchronized void publish(Root root) {
        if (published.stamp() < root.stamp()) {
            published = root;
        }
    }

    /** The newest state that readers see. */
    Root published() {
        return published;
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public Opening opening() {
        return opening;
    }

    @Override
    public Driver fork() {
        return new MemoryDriver(shape, limitBytes, published);
    }

    @Override
    public List<Finding> verify() {
        List<Finding> findings = new ArrayList<>(Verification.of(published));
        findings.addAll(log.findings());
        return findings;
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
    public void close() {
        log.close();
        Root empty = shape.empty();
        tip = new Tip(empty, 0);
        published = empty;
    }
}
