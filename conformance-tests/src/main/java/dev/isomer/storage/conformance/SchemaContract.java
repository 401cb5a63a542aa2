package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Mismatches;
import dev.isomer.storage.conformance.fixture.Versions;
import dev.isomer.storage.error.SchemaMismatchException;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A store and the schema that it was made for: rules SCH. */
public class SchemaContract extends Contract {
    /** The topic for this engine. */
    public SchemaContract(TestedEngine engine) {
        super(engine);
    }

    private Store open(Schema schema, Path folder) {
        return open(schema, StoreOptions.defaults(), folder);
    }

    /** Makes a store of the first version with a row, closes it, and tells whether the engine keeps it. */
    private boolean keeps(Path folder) {
        Store store = open(Versions.first(), folder);
        insert(store, Versions.person("Ada"));
        boolean persistent = store.capabilities().contains(Capability.PERSISTENT);
        store.close();
        return persistent;
    }

    private Map<String, List<?>> reopened(Path folder) {
        Store store = open(Versions.first(), folder);
        Map<String, List<?>> contents = contents(store);
        store.close();
        return contents;
    }

    @Test
    @Rule("SCH-01")
    void theSameSchemaOpensAgainWithItsRows() {
        Path folder = folder();
        boolean persistent = keeps(folder);
        Store again = open(Versions.first(), folder);
        assertEquals(persistent ? 1 : 0, contents(again).get("person").size());
        if (persistent) {
            refused(UniqueViolationException.class, again, tx -> tx.insert(Versions.person("Ada")));
        }
        assertEquals(persistent ? 1 : 0, again.statistics().rows());
    }

    @Test
    @Rule("SCH-02")
    void whatIsNotJustWiderIsRefusedAndNothingChanged() {
        Path folder = folder();
        boolean persistent = keeps(folder);
        Map<String, List<?>> before = reopened(folder);
        for (Mismatches.Mismatch version : Mismatches.each()) {
            if (persistent) {
                SchemaMismatchException refusal =
                        assertThrowsExactly(SchemaMismatchException.class, () -> open(version.schema(), folder));
                assertTrue(
                        refusal.differences().contains(version.difference()),
                        () -> version.difference() + " in " + refusal.differences());
                assertTrue(refusal.getMessage().contains(version.difference()), refusal.getMessage());
                assertEquals(before, reopened(folder));
            } else {
                Store other = open(version.schema(), folder);
                assertEquals(0, other.statistics().rows());
                other.close();
            }
        }
        assertEquals(persistent ? 1 : 0, before.get("person").size());
    }

    @Test
    @Rule("SCH-03")
    void everyDifferenceIsListed() {
        Path folder = folder();
        if (keeps(folder)) {
            SchemaMismatchException refusal =
                    assertThrowsExactly(SchemaMismatchException.class, () -> open(Mismatches.several(), folder));
            assertEquals(Mismatches.severalDifferences(), refusal.differences());
            assertFalse(refusal.isStoreNewer());
            assertEquals(1, reopened(folder).get("person").size());
        } else {
            assertEquals(0, open(Mismatches.several(), folder).statistics().rows());
        }
    }
}
