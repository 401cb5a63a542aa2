package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Mismatches;
import dev.isomer.storage.conformance.fixture.Parts;
import dev.isomer.storage.conformance.fixture.Upgrades;
import dev.isomer.storage.conformance.fixture.Versions;
import dev.isomer.storage.error.SchemaMismatchException;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.model.SchemaStep;
import dev.isomer.storage.model.SchemaUpgrade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What engines that are persistent do for a wider schema is planned here for all of them: rules SCH. */
public class SchemaPlanContract extends Contract {
    private static final RecordedSchema FIRST = RecordedSchema.of(Versions.first());

    /** The topic for this engine. */
    public SchemaPlanContract(TestedEngine engine) {
        super(engine);
    }

    private static SchemaUpgrade plan(RecordedSchema recorded, Schema schema) {
        return SchemaUpgrade.of("the store", recorded, schema);
    }

    private static SchemaMismatchException refused(RecordedSchema recorded, Schema schema) {
        return assertThrowsExactly(SchemaMismatchException.class, () -> plan(recorded, schema));
    }

    @Test
    @Rule("SCH-02")
    void whatIsNotJustWiderHasNoPlan() {
        List<Boolean> newer = new ArrayList<>();
        for (Mismatches.Mismatch version : Mismatches.each()) {
            SchemaMismatchException refusal = refused(FIRST, version.schema());
            assertEquals(List.of(version.difference()), refusal.differences());
            assertEquals(
                    refusal.isStoreNewer()
                            ? "The schema of the store is newer than the program's: " + version.difference()
                                    + ". Open it with the program that is as new as the store."
                            : "The schema of the store differs from the program's: " + version.difference()
                                    + ". Open it with a program of its schema, or migrate its rows to a new store.",
                    refusal.getMessage());
            newer.add(refusal.isStoreNewer());
        }
        assertEquals(
                List.of(false, true, true, false, false, false, false, true, true, true, true, false, false), newer);
    }

    @Test
    @Rule("SCH-03")
    void thePlanListsEveryDifference() {
        assertEquals(
                Mismatches.severalDifferences(),
                refused(FIRST, Mismatches.several()).differences());
        List<String> changed = new ArrayList<>(Parts.LINES);
        changed.set(5, "attribute part.kind ENUM(RIVET, NUT, BOLT, NAIL)");
        changed.set(6, "attribute part.made_of LONG");
        changed.set(8, "unique part(id, name)");
        changed.set(10, "attribute part.old TEXT(7) nullable");
        assertEquals(
                List.of(
                        "part.kind has the constants RIVET, NAIL in the store alone",
                        "part.made_of is never null in the store and may be in the program",
                        "part.old (TEXT(7), may be null) is in the store alone",
                        "the unique key part(id, name) is in the store alone",
                        "part.made_of refers to nothing in the store and to part (RESTRICT) in the program"),
                refused(RecordedSchema.parse(changed), Parts.wider()).differences());
        assertEquals(
                List.of("part.old (LONG) is in the store alone"),
                refused(
                                RecordedSchema.parse(List.of(
                                        "schema parts",
                                        "type part",
                                        "attribute part.id LONG id",
                                        "attribute part.old LONG",
                                        "reference part.old -> part RESTRICT")),
                                Parts.small())
                        .differences());
        changed.set(2, "attribute part.key LONG");
        assertEquals(
                "the id of part is missing in the store and id in the program",
                refused(RecordedSchema.parse(changed), Parts.wider())
                        .differences()
                        .get(0));
    }

    @Test
    @Rule("SCH-12")
    void anotherOrderNeedsNoPlan() {
        for (Schema schema : List.of(Versions.first(), Upgrades.reordered())) {
            SchemaUpgrade upgrade = plan(FIRST, schema);
            assertFalse(upgrade.isNeeded());
            assertEquals(List.of(), upgrade.steps());
            assertEquals(
                    FIRST.lines().stream().map(SchemaPlanContract::sorted).toList(),
                    upgrade.result().lines().stream()
                            .map(SchemaPlanContract::sorted)
                            .toList());
        }
    }

    private static String sorted(String line) {
        return line.replace("GOLD, BASIC", "BASIC, GOLD");
    }

    @Test
    @Rule("SCH-13")
    void aPlanHasTypesThenAttributesThenKeys() {
        Schema wider = Parts.wider();
        SchemaUpgrade upgrade = plan(RecordedSchema.parse(Parts.LINES), wider);
        EntityType<?> part = wider.types().get(0);
        EntityType<?> maker = wider.types().get(1);
        assertTrue(upgrade.isNeeded());
        assertEquals(
                List.of(
                        new SchemaStep.AddType(maker),
                        new SchemaStep.AddAttribute(part.components().get(0), 1),
                        new SchemaStep.WidenAttribute(part.components().get(2)),
                        new SchemaStep.AddConstants(part.components().get(4), List.of("SCREW")),
                        new SchemaStep.AddAttribute(part.components().get(6), null),
                        new SchemaStep.AddAttribute(part.components().get(8), null),
                        new SchemaStep.AddKey(part.keys().get(0), true),
                        new SchemaStep.AddKey(part.keys().get(1), false),
                        new SchemaStep.AddKey(part.keys().get(3), false)),
                upgrade.steps());
        for (SchemaStep step : upgrade.steps()) {
            assertSame(step instanceof SchemaStep.AddType ? maker : part, step.type());
        }
    }

    @Test
    @Rule("SCH-18")
    void whatTheStoreHasKeepsItsPlace() {
        Schema wider = Parts.wider();
        SchemaUpgrade upgrade = plan(RecordedSchema.parse(Parts.LINES), wider);
        assertEquals(Parts.WIDER_LINES, upgrade.result().lines());
        assertFalse(plan(upgrade.result(), wider).isNeeded());
        assertEquals(upgrade.result(), plan(upgrade.result(), wider).result());
    }

    @Test
    @Rule("SCH-15")
    void aLengthGoesOrComesWhereItAllowsMore() {
        String note = "attribute part.note TEXT nullable";
        String drawing = "attribute part.drawing BYTES";
        plan(Parts.recorded(note, "attribute part.note TEXT(1048576) nullable"), Parts.wider());
        plan(Parts.recorded(drawing, "attribute part.drawing BYTES(4194304)"), Parts.wider());
        assertEquals(
                List.of("part.note holds up to 1048577 code points in the store and up to 4 MiB in the program"),
                refused(Parts.recorded(note, "attribute part.note TEXT(1048577) nullable"), Parts.wider())
                        .differences());
        assertEquals(
                List.of("part.drawing holds up to 4194305 bytes in the store and up to 4 MiB in the program"),
                refused(Parts.recorded(drawing, "attribute part.drawing BYTES(4194305)"), Parts.wider())
                        .differences());
        assertEquals(
                List.of("part.drawing holds up to 4 MiB in the store and up to 4194303 bytes in the program"),
                refused(RecordedSchema.parse(Parts.LINES), Parts.limited()).differences());
        plan(Parts.recorded(drawing, "attribute part.drawing BYTES(4194303)"), Parts.limited());
    }

    @Test
    @Rule("SCH-17")
    void aCollisionNamesTheKeyAndWhatRowsShareButNoSecret() {
        EntityType<?> part = Parts.wider().types().get(0);
        assertEquals(
                "part(name, kind, password) is unique in the program, and 3 rows of the store have \"a\", NUT, ***",
                new SchemaStep.AddKey(part.keys().get(1), false)
                        .collision(Arrays.asList("a", Parts.Kind.NUT, "hidden"), 3));
    }

    @Test
    @Rule("SCH-19")
    void aStoreThatHasAllAndMoreIsNewer() {
        RecordedSchema wider = plan(FIRST, Upgrades.withSessions()).result();
        SchemaMismatchException refusal = refused(wider, Versions.first());
        assertTrue(refusal.isStoreNewer());
        assertEquals(List.of("the type session is in the store alone"), refusal.differences());
        assertFalse(refused(wider, Mismatches.several()).isStoreNewer());
    }
}
