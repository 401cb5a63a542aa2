package dev.isomer.storage.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.Unique;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@UseSchema(EveryStoreTest.Notes.class)
final class EveryStoreTest {
    record Note(@Id long id, @Unique @MaxLength(20) String title) {
        static final EntityType<Note> TYPE = EntityType.of(Note.class);
    }

    record Other(@Id long id) {
        static final EntityType<Other> TYPE = EntityType.of(Other.class);
    }

    static final class Notes implements Supplier<Schema> {
        @Override
        public Schema get() {
            return Schema.of("notes", Note.TYPE);
        }
    }

    static final class Others implements Supplier<Schema> {
        @Override
        public Schema get() {
            return Schema.of("others", Other.TYPE);
        }
    }

    private static void requireNewAndFill(Store store) {
        assertEquals(0, store.repository(Note.TYPE).count());
        assertEquals(1, store.repository(Note.TYPE).insert(new Note(0, "first")).id());
    }

    @EveryStore
    void aTestHasAStoreOfItsOwn(Store store) {
        requireNewAndFill(store);
    }

    @EveryStore
    void andSoHasAnother(Store store) {
        requireNewAndFill(store);
    }

    @EveryStore(Others.class)
    void aMethodMayNameItsSchema(Store store) {
        assertEquals("others", store.schema().name());
    }

    @EveryStore
    void twoParametersAreTheSameStore(Store first, Store second) {
        assertSame(first, second);
    }

    @EveryStore
    void aTestMayCloseItsStore(Store store) {
        store.close();
    }

    /** Not run by itself: it has no schema, and is not named as a test. */
    static final class WithoutSchema {
        @EveryStore
        void never(Store store) {
            store.close();
        }

        @StoreTest
        void neverEither(Store store) {
            store.close();
        }
    }

    @Test
    void withoutASchemaTheTestFailsAndSaysWhatToName() {
        Launched launched = Launched.run(WithoutSchema.class);
        assertEquals(List.of(), launched.passed());
        assertEquals(1 + Stores.engines().size(), launched.failures().size());
        for (Throwable failure : launched.failures().values()) {
            assertTrue(
                    failure.getMessage()
                            .endsWith("Name a schema: @UseSchema(MySchema.class) on the class, or"
                                    + " @StoreTest(MySchema.class) or @EveryStore(MySchema.class) on the test."),
                    failure.getMessage());
        }
    }
}
