package dev.isomer.storage.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.annotation.Default;
import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.Indexed;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.References;
import dev.isomer.storage.annotation.Unique;
import dev.isomer.storage.annotation.UniqueKey;
import dev.isomer.storage.error.SchemaMismatchException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RecordedSchemaTest {
    private static final List<String> LINES = List.of(
            "schema parts",
            "type part",
            "attribute part.id LONG id",
            "attribute part.name TEXT(40)",
            "attribute part.note TEXT nullable",
            "attribute part.kind ENUM(NUT, BOLT)",
            "attribute part.made_of LONG nullable",
            "index part(name)",
            "index part(made_of)",
            "reference part.made_of -> part RESTRICT");

    private enum MoreKinds {
        SCREW,
        NUT,
        BOLT
    }

    @UniqueKey({"name", "kind"})
    private record Part(
            @Default("1") int count,
            @Id long id,
            @Unique @MaxLength(41) String name,
            @Nullable String note,
            MoreKinds kind,
            @Nullable @References(Part.class) Long madeOf,
            @Nullable @References(Maker.class) Long maker) {}

    private record Maker(@Id long id, @Indexed double rank) {}

    private static final Schema WIDER = Schema.of("parts", EntityType.of(Part.class), EntityType.of(Maker.class));

    private static RecordedSchema without(String line, String... others) {
        List<String> lines = new ArrayList<>(LINES);
        lines.set(lines.indexOf(line), others.length == 0 ? "" : others[0]);
        lines.remove("");
        return RecordedSchema.parse(lines);
    }

    @Test
    void whatIsPrintedIsRead() {
        assertEquals(LINES, RecordedSchema.parse(LINES).lines());
        RecordedSchema wider = RecordedSchema.of(WIDER);
        assertEquals(wider, RecordedSchema.parse(wider.lines()));
        assertEquals(WIDER.description(), wider.lines());
    }

    @Test
    void whatCannotBeReadIsNamed() {
        for (String line : List.of(
                "attribute part.name CUBE(40)",
                "attribute other.name TEXT(40)",
                "attribute part.name TEXT(x)",
                "attribute part.name TEXT(40) secret",
                "cluster part(name)")) {
            List<String> lines = new ArrayList<>(LINES);
            lines.set(3, line);
            assertEquals(
                    "line 4 of the recorded schema, \"" + line + "\", cannot be read",
                    assertThrows(IllegalArgumentException.class, () -> RecordedSchema.parse(lines))
                            .getMessage());
        }
        assertEquals(
                "line 1 of the recorded schema, which is missing, cannot be read",
                assertThrows(IllegalArgumentException.class, () -> RecordedSchema.parse(List.of()))
                        .getMessage());
    }

    @Test
    void aWiderSchemaIsReachedByStepsThatKeepWhatIsThereInItsPlace() {
        SchemaUpgrade upgrade = SchemaUpgrade.of("store", RecordedSchema.parse(LINES), WIDER);
        assertTrue(upgrade.isNeeded());
        EntityType<?> part = WIDER.types().get(0);
        assertEquals(
                List.of(
                        new SchemaStep.AddType(WIDER.types().get(1)),
                        new SchemaStep.AddAttribute(part.components().get(0), 1),
                        new SchemaStep.WidenAttribute(part.components().get(2)),
                        new SchemaStep.AddConstants(part.components().get(4), List.of("SCREW")),
                        new SchemaStep.AddAttribute(part.components().get(6), null),
                        new SchemaStep.AddKey(part.keys().get(0), true),
                        new SchemaStep.AddKey(part.keys().get(1), false),
                        new SchemaStep.AddKey(part.keys().get(3), false)),
                upgrade.steps());
        assertEquals(
                List.of(
                        "schema parts",
                        "type part",
                        "attribute part.id LONG id",
                        "attribute part.name TEXT(41)",
                        "attribute part.note TEXT nullable",
                        "attribute part.kind ENUM(SCREW, NUT, BOLT)",
                        "attribute part.made_of LONG nullable",
                        "attribute part.count INT",
                        "attribute part.maker LONG nullable",
                        "unique part(name)",
                        "index part(made_of)",
                        "unique part(name, kind)",
                        "index part(maker)",
                        "reference part.made_of -> part RESTRICT",
                        "reference part.maker -> maker RESTRICT",
                        "type maker",
                        "attribute maker.id LONG id",
                        "attribute maker.rank DOUBLE",
                        "index maker(rank)"),
                upgrade.result().lines());
        assertFalse(SchemaUpgrade.of("store", upgrade.result(), WIDER).isNeeded());
        assertEquals(
                upgrade.result(),
                SchemaUpgrade.of("store", upgrade.result(), WIDER).result());
    }

    @Test
    void aLengthMayGoWhereNoneAllowsMore() {
        SchemaUpgrade.of(
                "store",
                without("attribute part.note TEXT nullable", "attribute part.note TEXT(1048576) nullable"),
                WIDER);
        SchemaMismatchException refused = assertThrows(
                SchemaMismatchException.class,
                () -> SchemaUpgrade.of(
                        "store",
                        without("attribute part.note TEXT nullable", "attribute part.note TEXT(1048577) nullable"),
                        WIDER));
        assertEquals(
                List.of("part.note holds up to 1048577 code points in the store and up to 4 MiB in the program"),
                refused.differences());
        assertFalse(refused.isStoreNewer());
    }
}
