package dev.isomer.storage.memory;

import dev.isomer.storage.model.Key;
import dev.isomer.storage.spi.Driver.Scope;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Of two rows with one name one is stored, and who was refused finds the other. */
@Tag("lincheck")
@Tag("concurrency")
final class UniqueLincheckTest {
    @Test
    void aNameIsGivenOnce() {
        Linearizable.assertLinearizable(Names.class);
    }

    @Test
    void lookingFirstAndPuttingLaterIsFound() {
        Linearizable.assertNotLinearizable(ContainsThenPut.class);
    }

    /** Names that two writers want. */
    @Param(name = "number", gen = IntGen.class, conf = "1:2")
    public static class Names extends LincheckItems {
        @Operation
        public @Nullable Long insert(@Param(name = "number") int number) {
            return insertNamed(number);
        }

        @Nullable
        Long insertNamed(int number) {
            return insert("name " + number, number);
        }

        @Operation
        public @Nullable Long rename(@Param(name = "number") int id, @Param(name = "number") int number) {
            return write(writing -> switch (writing.update(TYPE, new Item(id, "name " + number, 0))) {
                case DONE -> (long) id;
                case ABSENT, REFUSED -> null;
            });
        }

        @Operation
        public @Nullable Item find(@Param(name = "number") int number) {
            Key<Item> name =
                    TYPE.keys().stream().filter(Key::unique).findFirst().orElseThrow();
            return driver.read(Scope.SINGLE).find(name, new Object[] {"name " + number});
        }
    }

    /** Whether the name is free is asked before the writer has its turn, and a refusal is not expected there. */
    @Param(name = "number", gen = IntGen.class, conf = "1:2")
    public static class ContainsThenPut extends Names {
        @Override
        @Nullable
        Long insertNamed(int number) {
            if (find(number) != null) {
                return null;
            }
            return write(writing -> {
                Item inserted = writing.insert(TYPE, new Item(0, "name " + number, number), 0);
                return inserted == null ? -1L : inserted.id();
            });
        }
    }
}
