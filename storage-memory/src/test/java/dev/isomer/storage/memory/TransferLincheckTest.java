package dev.isomer.storage.memory;

import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Writing;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What two writers move between two rows is seen as a whole, and none of it is lost. */
@Tag("lincheck")
@Tag("concurrency")
final class TransferLincheckTest {
    @Test
    void aTransferIsSeenAsAWhole() {
        Linearizable.assertLinearizable(Transfers.class);
    }

    @Test
    void aReadThatChoosesItsStateTwiceIsFound() {
        Linearizable.assertNotLinearizable(ReadInTwoStates.class);
    }

    @Test
    void anAmountReadBeforeTheLockIsFound() {
        Linearizable.assertNotLinearizable(ReadBeforeTheLock.class);
    }

    /** Two accounts. */
    @Param(name = "amount", gen = IntGen.class, conf = "1:3")
    public static class Transfers extends LincheckItems {
        /** Opens the accounts. */
        public Transfers() {
            insert("left", 0);
            insert("right", 100);
        }

        @Operation
        public Integer transfer(@Param(name = "amount") int amount) {
            return toTheLeft(amount);
        }

        Integer toTheLeft(int amount) {
            return write(writing -> move(writing, writing.get(TYPE, 1).amount() + amount));
        }

        final Integer move(Writing writing, int left) {
            writing.update(TYPE, new Item(1, "left", left));
            writing.update(TYPE, new Item(2, "right", 100 - left));
            return left;
        }

        @Operation
        public List<Integer> amounts() {
            return both();
        }

        List<Integer> both() {
            return items().stream().map(Item::amount).toList();
        }

        @Operation
        public int right() {
            Reading reading = driver.read(Scope.SINGLE);
            return reading.get(TYPE, 2).amount();
        }
    }

    /** Each row is read in a state of its own. */
    @Param(name = "amount", gen = IntGen.class, conf = "1:3")
    public static class ReadInTwoStates extends Transfers {
        @Override
        List<Integer> both() {
            return List.of(driver.read(Scope.SINGLE).get(TYPE, 1).amount(), right());
        }
    }

    /** The amount may be old when the writer gets its turn. */
    @Param(name = "amount", gen = IntGen.class, conf = "1:3")
    public static class ReadBeforeTheLock extends Transfers {
        @Override
        Integer toTheLeft(int amount) {
            int left = driver.read(Scope.SINGLE).get(TYPE, 1).amount();
            return write(writing -> move(writing, left + amount));
        }
    }
}
