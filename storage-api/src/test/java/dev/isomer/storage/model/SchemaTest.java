package dev.isomer.storage.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.OnDelete;
import dev.isomer.storage.annotation.References;
import dev.isomer.storage.error.InvalidSchemaException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SchemaTest {
    record Egg(@Id long id, @References(Hen.class) long henId) {}

    record Hen(@Id long id, @Nullable @References(Egg.class) Long eggId) {}

    record Nest(
            @Id long id,

            @References(value = Hen.class, onDelete = OnDelete.CASCADE)
            long henId) {}

    private static final EntityType<Egg> EGG = EntityType.of(Egg.class);
    private static final EntityType<Hen> HEN = EntityType.of(Hen.class);
    private static final EntityType<Nest> NEST = EntityType.of(Nest.class);

    private static List<String> problems(String name, EntityType<?>... types) {
        return assertThrows(InvalidSchemaException.class, () -> Schema.of(name, types))
                .problems();
    }

    @Test
    void aReferenceOnACycleMustBeNullable() {
        assertEquals(
                List.of("egg.henId -> Hen is on a cycle of references and so must be @Nullable"),
                problems("farm", EGG, HEN, NEST));
    }

    @Test
    void referencesStayWithinTheSchema() {
        assertEquals(List.of("nest.henId -> Hen refers to a type that is not in the schema"), problems("farm", NEST));
    }

    @Test
    void namesAreCheckedAndDistinct() {
        assertEquals(
                List.of("its name is not of the form [a-z][A-Za-z0-9]{0,39}", "two types have the stored name sample"),
                problems("Farm", Sample.TYPE, EntityType.of(Sample.class)));
        assertEquals(List.of("it has no entity types"), problems("farm"));
    }

    @Test
    void aSchemaIsDescribedLineByLine() {
        Schema schema = Schema.of("model", Sample.TYPE);
        assertEquals(
                List.of(
                        "schema model",
                        "type sample",
                        "attribute sample.id LONG id",
                        "attribute sample.name TEXT(100)",
                        "attribute sample.text TEXT nullable",
                        "attribute sample.number LONG nullable",
                        "attribute sample.small INT",
                        "attribute sample.real DOUBLE nullable",
                        "attribute sample.flag BOOLEAN",
                        "attribute sample.created_at INSTANT nullable",
                        "attribute sample.data BYTES(8) nullable",
                        "attribute sample.colour ENUM(RED, GREEN, BLUE) nullable",
                        "attribute sample.password TEXT(50) nullable",
                        "attribute sample.parent_id LONG nullable",
                        "unique sample(name)",
                        "index sample(number)",
                        "index sample(parent_id)",
                        "reference sample.parent_id -> sample RESTRICT"),
                schema.description());
        assertEquals(1, schema.referencesTo(Sample.TYPE).size());
        assertThrows(IllegalArgumentException.class, () -> schema.ordinalOf(HEN));
    }
}
