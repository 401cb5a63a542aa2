package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.Stores;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.model.Inspection.Found;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.spi.EngineProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Looking at what a URL names: rules OPN. */
public class InspectionContract extends Contract {
    /** The topic for this engine. */
    public InspectionContract(TestedEngine engine) {
        super(engine);
    }

    /** What is in a folder, which an engine that keeps nothing need not make. */
    private static Map<Path, Long> files(Path folder) throws IOException {
        Map<Path, Long> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                files.put(path, Files.getLastModifiedTime(path).toMillis() * 31 + Files.size(path));
            }
        }
        return files;
    }

    @Test
    @Rule("OPN-08")
    void whatAUrlNamesIsToldAndNothingIsMadeOrChanged() throws IOException {
        for (EngineProvider engine : Stores.engines()) {
            Path folder = folder();
            String url = engine.temporaryUrl(folder);
            List<String> lines = new ArrayList<>();
            Inspection before = Stores.inspect(url, lines::add);
            assertTrue(before.found() == Found.NOTHING || before.found() == Found.UNTOLD, before::toString);
            assertNull(before.schemaName());
            assertFalse(before.used());
            assertEquals(List.of(), lines);
            assertEquals(Map.of(), files(folder));
            Store store = track(Stores.open(url, Conversations.SCHEMA));
            boolean isKept = store.capabilities().contains(Capability.PERSISTENT);
            insert(store, Conversations.session(1));
            store.close();
            Map<Path, Long> kept = files(folder);
            Inspection after = Stores.inspect(url, lines::add);
            assertEquals(kept, files(folder));
            assertEquals(isKept && before.found() == Found.NOTHING ? Found.STORE : before.found(), after.found());
            boolean isTold = after.found() == Found.STORE;
            assertEquals(isTold ? RecordedSchema.of(Conversations.SCHEMA) : null, after.schema());
            assertEquals(isTold ? Conversations.SCHEMA.name() : null, after.schemaName());
            assertEquals(isTold, after.used());
            assertEquals(isTold, !lines.isEmpty());
            assertEquals(List.of(), after.findings());
        }
        assertThrowsExactly(CannotOpenException.class, () -> Stores.inspect("nosuch:place", line -> {}));
    }

    @Test
    @Rule("OPN-09")
    void limitsAreTriedOnAStoreThatKeepsNothing() {
        StoreOptions options = StoreOptions.defaults().withMemoryLimitBytes(123_456);
        for (EngineProvider engine : Stores.engines()) {
            String url = engine.temporaryUrl(folder());
            Store store = track(Stores.open(url, Conversations.SCHEMA, options));
            boolean hasLimits = store.capabilities().contains(Capability.MEMORY_LIMIT);
            Optional<String> trial = Stores.trialUrl(url);
            assertEquals(hasLimits, trial.isPresent());
            if (hasLimits) {
                Store tried = track(Stores.open(trial.get(), Conversations.SCHEMA, options));
                assertFalse(tried.capabilities().contains(Capability.PERSISTENT));
                assertEquals(store.statistics().limitBytes(), tried.statistics().limitBytes());
                insert(tried, Conversations.session(1));
                assertEquals(0, store.statistics().rows());
            }
        }
        assertThrowsExactly(CannotOpenException.class, () -> Stores.trialUrl("nosuch:place"));
    }
}
