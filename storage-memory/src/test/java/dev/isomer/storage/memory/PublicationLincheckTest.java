package dev.isomer.storage.memory;

import dev.isomer.storage.conformance.wrapped.ForwardingWriting;
import dev.isomer.storage.model.Statistics;
import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.Writing;
import dev.isomer.storage.spi.Writing.IdSet;
import dev.isomer.storage.spi.Writing.Outcome;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Readers see rows, bytes and counter of one state, the newest, also while two threads write. */
@Tag("lincheck")
@Tag("concurrency")
final class PublicationLincheckTest {
    @Test
    void rowsAndBytesAreOfOneState() {
        Linearizable.assertLinearizable(Published.class);
    }

    @Test
    void rowsAndBytesPublishedOneAfterTheOtherAreFound() {
        Linearizable.assertNotLinearizable(PublishedInTwoFields.class);
    }

    @Test
    void aWriterThatForgetsTheLockIsFound() {
        Linearizable.assertNotLinearizable(WithoutLock.class);
    }

    /** Writers, readers, statistics. */
    @Param(name = "number", gen = IntGen.class, conf = "1:2")
    public static class Published extends LincheckItems {
        @Operation
        public @Nullable Long insert(@Param(name = "number") int number) {
            return insertNamed(number);
        }

        @Nullable
        Long insertNamed(int number) {
            return insert("name " + number, number);
        }

        @Operation
        public boolean delete(@Param(name = "number") int id) {
            return write(writing ->
                            writing.delete(List.of(new IdSet(TYPE, List.of((long) id))), List.of()) == Outcome.DONE
                                    ? true
                                    : null)
                    != null;
        }

        @Operation
        public String list() {
            return items().toString();
        }

        @Operation
        public String rowsAndBytes() {
            Statistics statistics = driver.statistics();
            return statistics.rows() + " " + bytes(statistics);
        }

        long bytes(Statistics statistics) {
            return statistics.usedBytes().orElseThrow();
        }
    }

    /** The bytes have a field of their own, which is set after the rows. */
    @Param(name = "number", gen = IntGen.class, conf = "1:2")
    public static class PublishedInTwoFields extends Published {
        private volatile long bytes = driver.statistics().usedBytes().orElseThrow();

        @Override
        Writing begin() {
            return new ForwardingWriting(driver.write(Scope.TRANSACTION)) {
                @Override
                public Sealed seal() {
                    Sealed sealed = super.seal();
                    return () -> {
                        sealed.await();
                        bytes = driver.statistics().usedBytes().orElseThrow();
                    };
                }
            };
        }

        @Override
        long bytes(Statistics statistics) {
            return bytes;
        }
    }

    /** Two writers begin with the same state. */
    @Param(name = "number", gen = IntGen.class, conf = "1:2")
    public static class WithoutLock extends Published {
        @Override
        @Nullable
        Long insertNamed(int number) {
            Writing writing = begin();
            Item inserted = writing.insert(TYPE, new Item(0, "name " + number, number), 0);
            writing.seal().await();
            return inserted == null ? null : inserted.id();
        }
    }
}
