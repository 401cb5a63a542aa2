package dev.isomer.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.history.HistoryCampaign;
import dev.isomer.storage.conformance.history.Mix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * All engines side by side: each does as the model and refuses with the same sentences.
 *
 * <p>For a long run: {@code mvn verify -pl verify -am -Dtest=HistoriesTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dhistories.statements=1000000 -Dhistories.seed=7}, about an hour on two cores.
 */
final class HistoriesTest {
    private static final long STATEMENTS = Long.getLong("histories.statements", 20_000);
    private static final long SEED = Long.getLong("histories.seed", 1);
    private static final int THREADS = 2;

    @Test
    void enginesDoAsTheModel() {
        Map<String, TestedEngine> engines = Engines.all();
        Mix mix = HistoryCampaign.run(SEED, STATEMENTS, engines, THREADS, done -> {});
        System.out.println(
                "Seed " + SEED + ": " + engines.keySet() + " do as the model." + System.lineSeparator() + mix);
        assertEquals(List.of("memory", "mysql", "postgresql", "sqlite"), List.copyOf(engines.keySet()));
        assertEquals(STATEMENTS, mix.total());
        assertEquals(List.of(), mix.shortfalls());
    }
}
