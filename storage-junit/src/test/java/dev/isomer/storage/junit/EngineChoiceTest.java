package dev.isomer.storage.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.Stores;
import dev.isomer.storage.spi.EngineProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On which engines tests for every store run. */
final class EngineChoiceTest {
    private static List<String> engines(Map<String, String> properties) {
        return new EngineChoice(properties::get, variable -> null, line -> {})
                .ofEvery().stream().map(EngineProvider::scheme).toList();
    }

    @Test
    void onAllUnlessTheRunNamesSome() {
        List<String> all = Stores.engines().stream().map(EngineProvider::scheme).toList();
        assertEquals(all, engines(Map.of()));
        assertEquals(all, engines(Map.of("isomer.test.engines", "")));
        assertEquals(List.of("sqlite", "memory"), engines(Map.of("isomer.test.engines", "sqlite,memory")));
    }

    @Test
    void oneThatIsNotThereIsRefused() {
        IllegalStateException refused = assertThrowsExactly(
                IllegalStateException.class, () -> engines(Map.of("isomer.test.engines", "memory,oracle")));
        assertEquals(
                "No engine on the class path is named oracle, which -Disomer.test.engines asks for; there are "
                        + String.join(
                                ", ",
                                Stores.engines().stream()
                                        .map(EngineProvider::scheme)
                                        .toList())
                        + ". Name one of those, or add the engine's module.",
                refused.getMessage());
    }
}
