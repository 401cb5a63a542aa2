package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Foreign;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Condition;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Records and conditions on them, the same whichever engine keeps them: rules WRD and QRY. */
public class RecordsContract extends Contract {
    /** The topic for this engine. */
    public RecordsContract(TestedEngine engine) {
        super(engine);
    }

    /** Defines a class again, as application servers do for each application. */
    private static final class OtherLoader extends ClassLoader {
        OtherLoader(ClassLoader parent) {
            super(parent);
        }

        Class<?> define(Class<?> original) throws IOException {
            String file = original.getName().replace('.', '/') + ".class";
            try (InputStream in =
                    Objects.requireNonNull(original.getClassLoader().getResourceAsStream(file))) {
                byte[] bytes = in.readAllBytes();
                return defineClass(original.getName(), bytes, 0, bytes.length);
            }
        }
    }

    @Test
    @Rule("WRD-06")
    void aRecordOfAnotherClassLoaderIsKeptAlike() throws IOException {
        Class<?> foreign = new OtherLoader(Foreign.class.getClassLoader()).define(Foreign.class);
        assertNotSame(Foreign.class, foreign);
        keepsForeign(foreign.asSubclass(Record.class));
        keepsForeign(Foreign.class);
    }

    private <E extends Record> void keepsForeign(Class<E> foreign) {
        EntityType<E> type = EntityType.of(foreign);
        E row = type.create(new Object[] {7L, "name", null});
        assertEquals("Foreign[id=7, fromAToZ=name, number=null]", row.toString());
        assertEquals(7, type.idOf(row));
        assertEquals(Arrays.asList(7L, "name", null), Arrays.asList(type.valuesOf(row)));
        Store store = open(Schema.of("foreign", type));
        E kept = insert(store, row);
        assertEquals(foreign, kept.getClass());
        assertEquals(Optional.of(type.withId(row, 1)), get(store, type, 1));
    }

    @Test
    @Rule("SCH-04")
    void anUnderscoreComesBeforeEachInnerCapital() {
        assertEquals(
                List.of("id", "from_a_to_z", "number"),
                EntityType.of(Foreign.class).components().stream()
                        .map(Attribute::storedName)
                        .toList());
    }

    @Test
    @Rule("QRY-05")
    void aConditionFindsItsValueAmongAnyNumberInOrder() {
        List<Long> values = new ArrayList<>();
        for (long count = 0; count <= 6; count++) {
            Condition<AllTypes> condition = Condition.of(AllTypes.NUMBER.in(values));
            for (long number = -1; number <= 2 * count; number++) {
                AllTypes row = AllTypes.empty().with(AllTypes.NUMBER, number);
                assertEquals(values.contains(number), condition.test(row));
            }
            values.add(2 * count);
        }
    }
}
