package dev.isomer.storage.memory;

import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Writing;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A fork has one committed state, the newest, and neither it nor the original sees what the other does. */
@Tag("lincheck")
@Tag("concurrency")
final class ForkLincheckTest {
    @Test
    void aForkHasTheNewestState() {
        Linearizable.assertLinearizable(Forks.class);
    }

    @Test
    void aForkThatIsTheSameStoreIsFound() {
        Linearizable.assertNotLinearizable(SharedForks.class);
    }

    /** Writers and forks. */
    @Param(name = "number", gen = IntGen.class, conf = "1:2")
    public static class Forks extends LincheckItems {
        Driver fork() {
            return driver.fork();
        }

        @Operation
        public @Nullable Long insert(@Param(name = "number") int number) {
            return insert("name " + number, number);
        }

        @Operation
        public String list() {
            return items().toString();
        }

        @Operation
        public String changeAFork() {
            Driver fork = fork();
            Writing writing = fork.write(Scope.TRANSACTION);
            writing.insert(TYPE, new Item(0, "forked", 0), 0);
            writing.seal().await();
            Reading reading = fork.read(Scope.TRANSACTION);
            List<Item> items = items(reading);
            reading.end();
            return items + " " + fork.verify();
        }
    }

    /** A fork's changes are the original's. */
    @Param(name = "number", gen = IntGen.class, conf = "1:2")
    public static class SharedForks extends Forks {
        @Override
        Driver fork() {
            return driver;
        }
    }
}
