package dev.isomer.storage.conformance.broken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.CascadeContract;
import dev.isomer.storage.conformance.Contract;
import dev.isomer.storage.conformance.HeapContract;
import dev.isomer.storage.conformance.HistoryContract;
import dev.isomer.storage.conformance.KitRunner;
import dev.isomer.storage.conformance.KitRunner.Failure;
import dev.isomer.storage.conformance.LengthsContract;
import dev.isomer.storage.conformance.ManyChangesContract;
import dev.isomer.storage.conformance.ManyRowsContract;
import dev.isomer.storage.conformance.MigrationContract;
import dev.isomer.storage.conformance.SerializabilityContract;
import dev.isomer.storage.conformance.StressContract;
import dev.isomer.storage.conformance.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The kit, tested with engines that are wrong: it names the rule of each, and blames no topic that has nothing to do
 * with it.
 */
final class KitDetectsDefectsTest {
    /** Topics with data so large that they run only for defects of their own rules. */
    private static final Set<Class<? extends Contract>> LARGE = Set.of(
            LengthsContract.class,
            CascadeContract.class,
            ManyRowsContract.class,
            ManyChangesContract.class,
            MigrationContract.class);

    /**
     * Random programs and threads find most defects, but tell no rule; the former are tested by programs of their own.
     */
    private static final Set<Class<? extends Contract>> RANDOM =
            Set.of(HistoryContract.class, StressContract.class, SerializabilityContract.class);

    /** Those that only wait take a kit that is impatient: {@link WaitingTest}. */
    private static final int DEFECTS_OF_WAITING = 2;

    /** A limit that the defects of limits are put in; what it counts for a row is not what the row takes. */
    private static final String COUNTS_ROUGHLY = "no defect in the limit";

    private static final List<String> DEFECT_FILES =
            List.of("Query", "Change", "Transaction", "Savepoint", "Isolation", "Limit", "Value", "Answer", "Store");

    private static final Path SOURCES = Path.of("src/test/java/dev/isomer/storage/conformance/broken");
    private static final Pattern DEFECT =
            Pattern.compile("^    static Defect \\w+\\(\\) \\{\n.*?^    }\n", Pattern.DOTALL | Pattern.MULTILINE);

    static List<BrokenStore> stores() {
        return Stream.concat(BrokenStores.ALL.stream(), FurtherBrokenStores.ALL.stream())
                .toList();
    }

    static List<BrokenStore> wrappers() {
        return BrokenStores.WITHOUT_DEFECT;
    }

    @ParameterizedTest
    @MethodSource("wrappers")
    void withoutItsDefectAStorePassesEverything(BrokenStore wrapper) {
        List<Class<? extends Contract>> topics = Topics.ALL.stream()
                .filter(topic -> !wrapper.name().equals(COUNTS_ROUGHLY) || topic != HeapContract.class)
                .toList();
        assertEquals(List.of(), KitRunner.run(wrapper.engine(), topics));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void theKitNamesTheRuleThatADefectBreaks(BrokenStore broken) {
        List<Failure> failures = KitRunner.run(broken.engine(), topics(broken));
        Set<String> rules = failures.stream().map(Failure::rule).collect(Collectors.toCollection(TreeSet::new));
        assertTrue(rules.contains(broken.rule()), () -> broken + " is not caught by " + broken.rule() + ": " + rules);
        List<Failure> elsewhere = failures.stream()
                .filter(failure -> !broken.topics().contains(prefix(failure.rule())))
                .toList();
        assertEquals(List.of(), elsewhere, "tests of other topics that fail");
        List<Failure> crashes =
                failures.stream().filter(failure -> !failure.isAssertion()).toList();
        assertEquals(List.of(), crashes, "tests in which the store throws where the contract returns");
    }

    private static List<Class<? extends Contract>> topics(BrokenStore broken) {
        boolean large = Set.of("VAL", "CAS", "VOL").contains(prefix(broken.rule()));
        return Topics.ALL.stream()
                .filter(topic -> !RANDOM.contains(topic) && (large || !LARGE.contains(topic)))
                .toList();
    }

    private static String prefix(String rule) {
        return rule.substring(0, 3);
    }

    @Test
    void thePageListsEveryDefectWithItsRule() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "broken-stores.md"));
        List<String> listed = page.lines()
                .filter(line -> line.startsWith("| ") && line.contains("-"))
                .toList();
        List<String> expected = stores().stream()
                .map(broken ->
                        "| " + broken.name() + " | " + broken.rule() + " | " + String.join(" ", broken.topics()) + " |")
                .toList();
        assertEquals(
                expected, listed.stream().skip(listed.size() - expected.size()).toList());
    }

    @Test
    void aDefectIsOfAtMost20Lines() throws IOException {
        int defects = -DEFECTS_OF_WAITING;
        for (String file : DEFECT_FILES) {
            String source = Files.readString(SOURCES.resolve(file + "Defects.java"));
            Matcher method = DEFECT.matcher(source);
            while (method.find()) {
                long lines =
                        method.group().lines().filter(line -> !line.isBlank()).count();
                assertTrue(lines <= 20, () -> lines + " lines: " + method.group());
                defects++;
            }
        }
        assertEquals(stores().size(), defects);
    }
}
