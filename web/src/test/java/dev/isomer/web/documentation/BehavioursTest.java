package dev.isomer.web.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page of behaviours: it has them all, and every test that it names is there. */
final class BehavioursTest {
    private static final Path PAGE = Path.of("..", "docs", "behaviours.md");
    private static final Pattern ROW = Pattern.compile("^\\| (\\d+) \\|");
    private static final Pattern NAMED = Pattern.compile("`((?:[a-z]+\\.)*[A-Z]\\w*Test)\\.(\\w+)`");

    @Test
    void allFortyOneAreThereInOrder() throws IOException {
        List<Integer> numbers = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher row = ROW.matcher(line);
            if (row.find()) {
                numbers.add(Integer.parseInt(row.group(1)));
                assertTrue(NAMED.matcher(line).find(), line);
            }
        }
        assertEquals(IntStream.rangeClosed(1, 41).boxed().toList(), numbers);
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        List<String> missing = new ArrayList<>();
        Matcher named = NAMED.matcher(Files.readString(PAGE));
        while (named.find()) {
            if (!exists("dev.isomer.web." + named.group(1), named.group(2))) {
                missing.add(named.group());
            }
        }
        assertEquals(List.of(), missing);
    }

    private static boolean exists(String type, String method) {
        try {
            return Arrays.stream(Class.forName(type).getDeclaredMethods())
                    .anyMatch(each -> each.getName().equals(method));
        } catch (ClassNotFoundException none) {
            return false;
        }
    }
}
