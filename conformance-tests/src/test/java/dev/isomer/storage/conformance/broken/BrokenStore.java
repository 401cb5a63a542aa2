package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.sortedmap.SortedMapEngine;
import java.util.List;
import java.util.function.Supplier;

/**
 * An engine that is wrong in one way.
 *
 * @param name what is wrong
 * @param rule the rule that the kit must name
 * @param topics the prefixes of all rules that may fail with it, as far as others build on what is wrong
 * @param defect makes the defect, anew for each store
 */
record BrokenStore(String name, String rule, List<String> topics, Supplier<Defect> defect) {
    /** The engine of sorted maps with this defect. */
    TestedEngine engine() {
        TestedEngine working = TestedEngine.of(new SortedMapEngine());
        return (schema, options, folder) ->
                defect.get().around(working.driver(schema, options, folder), schema, options);
    }

    @Override
    public String toString() {
        return name;
    }
}
