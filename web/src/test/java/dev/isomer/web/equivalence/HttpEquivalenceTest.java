package dev.isomer.web.equivalence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.storage.spi.EngineProvider;
import dev.isomer.web.resource.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated requests to the application on each engine and on the one in memory, with one clock and one source of ids:
 * every answer is the same, header and body. {@code -Disomer.http.seeds=N} and {@code -Disomer.http.requests=N} play
 * more; a difference is shown with its seed and the smallest script found.
 */
@Tag("equivalence")
final class HttpEquivalenceTest {
    private static final int SEEDS = Integer.getInteger("isomer.http.seeds", 3);
    private static final int REQUESTS = Integer.getInteger("isomer.http.requests", 200);
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-01-02T12:00:00Z"));
    private static final JsonNode DESCRIPTION = description();

    /** The scripts and what the engine in memory answers, which all others are compared with. */
    private static final Map<List<Call>, List<String>> PLAYED = LongStream.rangeClosed(1, SEEDS)
            .mapToObj(HttpEquivalenceTest::script)
            .collect(Collectors.toUnmodifiableMap(script -> script, onMemory(NOON)));

    @TempDir
    private Path folder;

    private static Function<List<Call>, List<String>> onMemory(InstantSource time) {
        return script -> {
            try (Store store = Stores.open("memory:", CatalogSchema.SCHEMA)) {
                return played(store, time, script);
            }
        };
    }

    /** Of a script that is not known, such as a shrunk one, by playing it. */
    private static List<String> expected(List<Call> script) {
        List<String> known = PLAYED.get(script);
        return known == null ? onMemory(NOON).apply(script) : known;
    }

    /** On a new database each time. */
    private Function<List<Call>, List<String>> on(EngineProvider engine) {
        return script -> {
            Path place = newFolder();
            try (Store store = Stores.open(engine.temporaryUrl(place), CatalogSchema.SCHEMA)) {
                return played(store, NOON, script);
            } finally {
                engine.removeTemporary(place);
            }
        };
    }

    private Path newFolder() {
        try {
            return Files.createTempDirectory(folder, "store");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> played(Store store, InstantSource time, List<Call> script) {
        try (Site site = new Site(store, time)) {
            return new ScriptPlayer(site).play(script);
        }
    }

    private static List<Call> script(long seed) {
        return new ScriptGenerator(DESCRIPTION, seed).script(REQUESTS);
    }

    private static JsonNode description() {
        try (Store store = Stores.open("memory:", CatalogSchema.SCHEMA);
                Site site = new Site(store)) {
            return site.get("/openapi.json").json();
        }
    }

    static List<EngineProvider> engines() {
        return Stores.engines();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void everyAnswerIsTheSameOnEveryEngine(EngineProvider engine) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Optional<ScriptComparison.Difference> difference =
                    new ScriptComparison(HttpEquivalenceTest::expected, on(engine)).find(script(seed));
            if (difference.isPresent()) {
                fail("Seed " + seed + ". " + difference.get());
            }
        }
    }

    @Test
    void anotherClockIsFoundAndTheScriptShrunk() {
        Function<List<Call>, List<String>> later = onMemory(InstantSource.offset(NOON, Duration.ofMillis(1)));
        ScriptComparison.Difference difference =
                new ScriptComparison(later, onMemory(NOON)).find(script(1)).orElseThrow();
        assertTrue(difference.call() <= 1, difference.toString());
        assertTrue(difference.expected().contains("12:00:00.001"), difference.toString());
        assertTrue(difference.actual().contains("12:00:00.000"), difference.toString());
    }

    @Test
    void theScriptsReachWhatTheyAreFor() {
        Set<String> wanted = Set.of(
                "200", "201", "204", "206", "303", "304", "400", "403", "404", "405", "409", "412", "415", "416",
                "422");
        Set<String> statuses = new TreeSet<>();
        boolean nextPages = false;
        for (List<String> answers : PLAYED.values()) {
            for (String answer : answers) {
                statuses.add(answer.substring(9, 12));
                nextPages |= answer.contains("rel=\"next\"");
            }
        }
        assertTrue(statuses.containsAll(wanted), statuses.toString());
        assertTrue(nextPages);
        assertEquals(script(1), script(1));
    }
}
