package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.sortedmap.SortedMapEngine;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * An engine that is wrong in one way.
 *
 * @param name what is wrong
 * @param rules the rules that the kit must name
 * @param topics the prefixes of all rules that may fail with it, as far as others build on what is wrong
 * @param engine makes the engine, anew for each test
 */
record BrokenStore(String name, List<String> rules, List<String> topics, Supplier<TestedEngine> engine) {
    /** The engine of sorted maps with a defect, which is made anew for each store. */
    static BrokenStore broken(String name, String rules, String topics, Supplier<Defect> defect) {
        return of(name, rules, topics, () -> new InSortedMaps(defect));
    }

    /** Rules and topics are given with a space between them. */
    static BrokenStore of(String name, String rules, String topics, Supplier<TestedEngine> engine) {
        return new BrokenStore(name, List.of(rules.split(" ")), List.of(topics.split(" ")), engine);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Keeps nothing in folders, so it makes none. */
    private record InSortedMaps(Supplier<Defect> defect) implements TestedEngine {
        private static final TestedEngine WORKING = TestedEngine.of(new SortedMapEngine());

        @Override
        public Driver driver(Schema schema, EngineOptions options, Path folder) {
            return defect.get().around(WORKING.driver(schema, options, folder), schema, options);
        }

        @Override
        public Path newFolder() {
            return Path.of(UUID.randomUUID().toString());
        }

        @Override
        public void remove(Path folder) {}
    }
}
