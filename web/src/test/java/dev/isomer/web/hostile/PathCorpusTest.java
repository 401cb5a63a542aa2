package dev.isomer.web.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.Store;
import dev.isomer.storage.memory.MemoryStore;
import dev.isomer.web.http.RawAnswer;
import dev.isomer.web.resource.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Five hundred ways to write a path that leaves a folder: each names nothing here. */
final class PathCorpusTest {
    private static final List<String> UPS = List.of(
            "../",
            "..%2f",
            "..%2F",
            "%2e%2e/",
            "%2E%2E/",
            "%2e%2e%2f",
            ".%2e/",
            "%2e./",
            "..;/",
            "..;a=b/",
            "..%5c",
            "..%5C",
            "%2e%2e%5c",
            "..%5c/",
            ".//../",
            "./../",
            "..%252f",
            "%252e%252e/",
            "%252e%252e%252f",
            "..%255c");
    private static final List<String> BASES = List.of("/", "/assets/", "/cids/", "/servers/", "/snapshots/");
    private static final int DEEPEST = 5;

    private static List<String> targets() {
        List<String> targets = new ArrayList<>();
        for (String base : BASES) {
            for (String up : UPS) {
                for (int depth = 1; depth <= DEEPEST; depth++) {
                    targets.add(base + up.repeat(depth) + "etc/passwd");
                }
            }
        }
        return targets;
    }

    @Test
    void noneOfThemNamesAnything() {
        Map<String, Integer> answered = new TreeMap<>();
        try (Store store = MemoryStore.open(CatalogSchema.SCHEMA);
                Site site = new Site(store)) {
            for (String target : targets()) {
                RawAnswer answer = RawAnswer.get(site.port(), target);
                if (answer.status() != 404 && answer.status() != 400) {
                    answered.put(target, answer.status());
                }
            }
        }
        assertEquals(500, targets().size());
        assertEquals(Map.of(), answered);
    }

    /** The control: a server that believes in paths gives the file of another folder away. */
    @Test
    void aServerThatDecodesAndFollowsThemGivesAFileAway() throws Exception {
        int given = 0;
        try (Control.Running naive = Control.GULLIBLE.start()) {
            for (String target : targets()) {
                Script script = Script.of(new Dice(new Random(0), naive.port()).get(target));
                Outcome outcome = Conversation.hold(naive.port(), script, Campaign.PATIENCE_MILLIS);
                boolean foreign = outcome.answers().get(0).body().contains(NaiveApplication.FOREIGN_FILE);
                given += foreign ? 1 : 0;
            }
        }
        int all = given;
        assertTrue(all > 100, () -> "" + all);
    }
}
