package dev.isomer.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.isomer.storage.junit.EveryStore;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The page that maps cases to tests names only tests that there are. */
final class DomainCasesTest {
    private static final Path PAGE = Path.of("..", "docs", "domain-cases.md");
    private static final Pattern NAMED = Pattern.compile("`(?!dev\\.)([a-z.]*[A-Z]\\w*Test)\\.(\\w+)`");
    private static final Pattern NUMBERED = Pattern.compile("(?m)^\\| (\\d+) \\| .*$");
    private static final Set<Class<? extends Annotation>> TESTS =
            Set.of(Test.class, ParameterizedTest.class, EveryStore.class, Property.class);

    @Test
    void everyTestNamedExists() throws IOException {
        List<MatchResult> named =
                NAMED.matcher(Files.readString(PAGE)).results().toList();
        assertFalse(named.size() < 100, "only " + named.size());
        List<String> missing = named.stream()
                .filter(found -> !isTest(found.group(1), found.group(2)))
                .map(MatchResult::group)
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void allFortyFiveEquivalenceCasesAreListed() throws IOException {
        List<MatchResult> rows =
                NUMBERED.matcher(Files.readString(PAGE)).results().toList();
        assertEquals(
                IntStream.rangeClosed(1, 45).mapToObj(String::valueOf).toList(),
                rows.stream().map(row -> row.group(1)).toList());
        List<String> elsewhere = rows.stream()
                .filter(row -> !NAMED.matcher(row.group()).find())
                .map(row -> row.group(1))
                .toList();
        assertEquals(List.of("42", "43", "44", "45"), elsewhere);
    }

    private static boolean isTest(String className, String methodName) {
        try {
            Method[] methods = Class.forName("dev.isomer.catalog." + className).getDeclaredMethods();
            return Arrays.stream(methods)
                    .filter(method -> method.getName().equals(methodName))
                    .anyMatch(method -> TESTS.stream().anyMatch(method::isAnnotationPresent));
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }
}
