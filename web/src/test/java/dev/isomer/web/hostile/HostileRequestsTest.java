package dev.isomer.web.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** The application answers hostile requests as it should, goes on answering others, and has back what they took. */
final class HostileRequestsTest {
    private static final int REQUESTS = Integer.getInteger("hostile.requests", 4_000);
    private static final long SEED = Long.getLong("hostile.seed", 1);
    private static final int LOOKS = 50;

    @TempDir
    Path folder;

    @Test
    void everyShapeIsAnsweredAsItShouldAndNothingIsLost(TestReporter reporter) throws Exception {
        Path log = folder.resolve("log.txt");
        try (VictimProcess victim = new VictimProcess(log)) {
            new Campaign(victim.port(), ~SEED).run(3 * Shapes.all().size(), 0);
            Use before = victim.use();
            Campaign campaign = new Campaign(victim.port(), SEED);
            campaign.run(REQUESTS, REQUESTS < 50_000 ? 10 : 50);
            assertEquals("", String.join("\n", campaign.complaints()));
            assertEquals(Shapes.all().size(), campaign.shapes());
            assertEquals(List.of(), lost(victim, before));
            reporter.publishEntry(Map.of(
                    "clients", "" + campaign.sent(),
                    "shapes", "" + campaign.shapes(),
                    "ordinary requests beside", "" + campaign.probes(),
                    "before", "" + before,
                    "after", "" + victim.use()));
        }
        String logged = Files.readString(log);
        assertFalse(logged.contains("\tat "), logged);
    }

    @Test
    void thereAreAtLeastFortyShapesOfDifferentNames() {
        List<String> names = Shapes.all().stream().map(Shape::name).toList();
        assertEquals(names, names.stream().distinct().toList());
        assertTrue(names.size() >= 40, names::toString);
    }

    @Test
    void whatIsLostIsNoticed() {
        try (VictimProcess victim = new VictimProcess(folder.resolve("leaks.txt"))) {
            Use before = victim.use();
            List<String> lost = victim.leak().above(before);
            assertEquals(
                    List.of("heap", "threads", "files"),
                    lost.stream().map(line -> line.split(" ")[0]).collect(Collectors.toList()));
        }
    }

    /** What the server still has; connections take a moment to be gone. */
    private static List<String> lost(VictimProcess victim, Use before) {
        List<String> lost = new ArrayList<>();
        for (int look = 0; look < LOOKS; look++) {
            lost = victim.use().above(before);
            if (lost.isEmpty()) {
                break;
            }
        }
        return lost;
    }
}
