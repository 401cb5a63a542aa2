package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.AtTheLimit;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Documents;
import dev.isomer.storage.conformance.fixture.Grown;
import dev.isomer.storage.conformance.fixture.Parts;
import dev.isomer.storage.conformance.fixture.Versions;
import dev.isomer.storage.error.InvalidSchemaException;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.RecordedReference;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.RecordedType;
import dev.isomer.storage.model.Schema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a persistent store records of its schema, the same text for every engine: rules SCH. */
public class SchemaRecordContract extends Contract {
    /** The topic for this engine. */
    public SchemaRecordContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("SCH-21")
    void whatIsRecordedIsReadAgain() {
        assertEquals(Parts.LINES, RecordedSchema.parse(Parts.LINES).lines());
        for (Schema schema : List.of(
                Versions.first(),
                Grown.schema(),
                Parts.wider(),
                AllTypes.SCHEMA,
                Documents.SCHEMA,
                Conversations.SCHEMA)) {
            RecordedSchema recorded = RecordedSchema.of(schema);
            assertEquals(schema.description(), recorded.lines());
            assertEquals(recorded, RecordedSchema.parse(recorded.lines()));
        }
        assertNotEquals(RecordedSchema.of(Versions.first()), RecordedSchema.of(Grown.schema()));
        List<String> empty = List.of("schema none", "type one", "attribute one.kind ENUM()");
        assertEquals(empty, RecordedSchema.parse(empty).lines());
    }

    @Test
    @Rule("SCH-21")
    void aLineThatCannotBeReadIsNamed() {
        for (String line : List.of(
                "attribute part.name CUBE(40)",
                "attribute other.name TEXT(40)",
                "attribute part.name TEXT(x)",
                "attribute part.name TEXT(40) secret",
                "unique other(name)",
                "reference other.made_of -> part RESTRICT",
                "cluster part(name)")) {
            refused(line, 4);
        }
        refused("attribute part.name", 2);
        refused("type part", 1);
        refused(1, List.of(), "which is missing");
    }

    /** With this line in the place of the one with this number, from 1, it cannot be read. */
    private static void refused(String line, int number) {
        List<String> lines = new ArrayList<>(Parts.LINES);
        lines.set(number - 1, line);
        refused(number, lines, "\"" + line + "\"");
    }

    private static void refused(int number, List<String> lines, String shown) {
        assertEquals(
                "line " + number + " of the recorded schema, " + shown + ", cannot be read",
                assertThrowsExactly(IllegalArgumentException.class, () -> RecordedSchema.parse(lines))
                        .getMessage());
    }

    @Test
    @Rule("SCH-04")
    void constantsHaveUpTo63Characters() {
        String reason = ", which is not a name [A-Za-z][A-Za-z0-9_]{0,62}";
        assertEquals(
                List.of(
                        "name has the constant A23456789_123456789_123456789_123456789_123456789_123456789_1234"
                                + reason,
                        "name has the constant _A" + reason),
                assertThrowsExactly(InvalidSchemaException.class, () -> EntityType.of(AtTheLimit.BadConstants.class))
                        .problems());
    }

    @Test
    @Rule("SCH-09")
    void aReferenceToACycleIsNotOnIt() {
        EntityType<?> most = EntityType.of(AtTheLimit.MostAttributes.class);
        EntityType<?> refers = EntityType.of(AtTheLimit.RefersToACycle.class);
        Schema schema = Schema.of("cycle", most, refers);
        assertTrue(schema.isOnCycle(most.references().get(0)));
        assertFalse(schema.isOnCycle(refers.references().get(0)));
        assertEquals(List.of(most.references().get(0), refers.references().get(0)), schema.referencesTo(most));
    }

    @Test
    @Rule("SCH-21")
    void whatIsRecordedIsFoundByName() {
        RecordedSchema recorded = RecordedSchema.of(Parts.wider());
        RecordedType part = recorded.requireType("part");
        assertSame(recorded.types().get(0), part);
        assertSame(part, recorded.type("part"));
        assertEquals("id", part.id().name());
        assertEquals(part.attributes().get(2), part.attribute("name"));
        assertNull(part.attribute("rank"));
        assertEquals(part.keys().get(0), part.key(List.of("name")));
        assertNull(part.key(List.of("kind")));
        RecordedReference maker = part.references().get(1);
        assertEquals(maker, part.reference("maker"));
        assertNull(part.reference("name"));
        assertEquals("maker", recorded.parentOf(maker).name());
        assertNull(recorded.type("nothing"));
        assertEquals(
                "the recorded schema has no type nothing",
                assertThrowsExactly(IllegalArgumentException.class, () -> recorded.requireType("nothing"))
                        .getMessage());
        RecordedType without =
                RecordedSchema.parse(List.of("schema none", "type one")).requireType("one");
        assertEquals(
                "the recorded type one has no id",
                assertThrowsExactly(IllegalArgumentException.class, without::id).getMessage());
    }
}
