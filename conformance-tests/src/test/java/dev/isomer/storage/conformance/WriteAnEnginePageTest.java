package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/write-an-engine.md} shows is what the engine of sorted maps does. */
final class WriteAnEnginePageTest {
    private static final Pattern EXCERPT = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Path SOURCES = Path.of("src/test/java/dev/isomer/storage/conformance");

    @Test
    void everyExcerptIsInTheSource() throws IOException {
        String source = "";
        for (String file : List.of(
                "sortedmap/SortedMapEngine.java", "sortedmap/SortedMapTransaction.java", "SortedMapStoreTest.java")) {
            source += Files.readString(SOURCES.resolve(file));
        }
        int excerpts = 0;
        Matcher matcher = EXCERPT.matcher(Files.readString(Path.of("../docs/write-an-engine.md")));
        while (matcher.find()) {
            assertTrue(source.contains(matcher.group(1)), matcher.group(1));
            excerpts++;
        }
        assertTrue(excerpts > 10, "the page has excerpts");
    }

    @Test
    void theEngineIsAsShortAsThePageSays() throws IOException {
        long lines = 0;
        for (String file : List.of("sortedmap/SortedMapEngine.java", "sortedmap/SortedMapTransaction.java")) {
            lines += Files.readAllLines(SOURCES.resolve(file)).size();
        }
        assertTrue(lines < 330, lines + " lines");
    }
}
