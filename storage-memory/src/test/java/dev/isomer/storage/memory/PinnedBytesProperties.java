package dev.isomer.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/**
 * What readers keep alive beside the newest state, measured by what can be reached from their states, against
 * {@code pinnedBytesAtMost}.
 */
@Tag("memory")
@Tag("property")
class PinnedBytesProperties {
    private static final int STEPS = 40;

    /** A reader and the state that it keeps. */
    private record Reader(Reading reading, Root root) {}

    private final List<Reader> readers = new ArrayList<>();

    private static long pinned(MemoryDriver driver) {
        return driver.statistics().pinnedBytesAtMost().orElseThrow();
    }

    private long kept(MemoryDriver driver) {
        return ReachableHeap.bytesBeside(
                driver.published(), readers.stream().map(Reader::root).toList());
    }

    private static RandomWork work(SplittableRandom random) {
        return new RandomWork(random, MeasuredTypes.SCHEMA, MeasuredTypes.SCHEMA.types(), 1, 300_000);
    }

    /** However many readers there are, of whatever states, in whatever order they end. */
    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void readersNeverKeepMoreThanIsTold(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomWork work = work(random);
        MemoryDriver driver = new MemoryDriver(DatabaseShape.of(MeasuredTypes.SCHEMA), Long.MAX_VALUE);
        readers.clear();
        try (Store store = Store.over(driver, MeasuredTypes.SCHEMA, StoreOptions.defaults())) {
            work.insert(store, random.nextInt(300));
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(4)) {
                    case 0 -> readers.add(new Reader(driver.read(Scope.TRANSACTION), driver.published()));
                    case 1 -> end(random);
                    default -> work.transaction(store);
                }
                assertTrue(kept(driver) <= pinned(driver), () -> kept(driver) + " kept, told " + pinned(driver));
            }
            while (!readers.isEmpty()) {
                end(random);
            }
            assertEquals(0, pinned(driver));
        }
    }

    private void end(SplittableRandom random) {
        if (!readers.isEmpty()) {
            readers.remove(random.nextInt(readers.size())).reading().end();
        }
    }

    /** A reader that keeps a state while every row of it is deleted keeps all of it, and is told to. */
    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
    void aReaderOfWhatIsAllDeletedKeepsItAll(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MemoryDriver driver = new MemoryDriver(DatabaseShape.of(MeasuredTypes.SCHEMA), Long.MAX_VALUE);
        try (Store store = Store.over(driver, MeasuredTypes.SCHEMA, StoreOptions.defaults())) {
            work(random).insert(store, 300);
            Root before = driver.published();
            Reading reader = driver.read(Scope.TRANSACTION);
            MeasuredTypes.deleteAll(store);
            readers.clear();
            readers.add(new Reader(reader, before));
            assertEquals(before.bytes(), kept(driver));
            assertTrue(pinned(driver) >= kept(driver), () -> kept(driver) + " kept, told " + pinned(driver));
            reader.end();
            assertEquals(0, pinned(driver));
        }
    }
}
