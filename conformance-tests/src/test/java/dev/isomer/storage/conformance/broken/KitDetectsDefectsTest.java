package dev.isomer.storage.conformance.broken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.Contract;
import dev.isomer.storage.conformance.ContractPage;
import dev.isomer.storage.conformance.HeapContract;
import dev.isomer.storage.conformance.HistoryContract;
import dev.isomer.storage.conformance.KitRunner;
import dev.isomer.storage.conformance.KitRunner.Failure;
import dev.isomer.storage.conformance.LengthsContract;
import dev.isomer.storage.conformance.ManyChangesContract;
import dev.isomer.storage.conformance.OldestReadContract;
import dev.isomer.storage.conformance.OracleContract;
import dev.isomer.storage.conformance.PinnedContract;
import dev.isomer.storage.conformance.Rule;
import dev.isomer.storage.conformance.SerializabilityContract;
import dev.isomer.storage.conformance.StressContract;
import dev.isomer.storage.conformance.Topics;
import dev.isomer.storage.conformance.ValueOrderContract;
import dev.isomer.storage.conformance.engine.TestedEngine;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The kit, tested with engines that are wrong: it names the rules of each, and blames no topic that has nothing to do
 * with it.
 */
final class KitDetectsDefectsTest {
    /** Random programs and threads find most defects, but tell no rule; they run for those of their own rules. */
    private static final Set<Class<? extends Contract>> RANDOM =
            Set.of(HistoryContract.class, StressContract.class, SerializabilityContract.class);

    /** Prefixes of rules whose tests take most of the time; they run for the defects that may fail them. */
    private static final Set<String> SLOW = Set.of("CON", "ISO", "SNP", "WAI", "PAG", "VOL", "TXT", "CAS");

    /** Topics of other rules, likewise. */
    private static final Set<Class<? extends Contract>> SLOW_TOPICS =
            Set.of(OracleContract.class, LengthsContract.class, ValueOrderContract.class, ManyChangesContract.class);

    /** Of the topics that have nothing to do with a defect, each runs for every fourth, and every fourth for each. */
    private static final int ONE_OF_OTHER_TOPICS = 4;

    /**
     * Whether all topics run for each defect: {@code -Dbroken.stores.all=true}, some five minutes more on two cores.
     */
    private static final boolean ALL = Boolean.getBoolean("broken.stores.all");

    private static final String KEPT_BY_THE_FACADE = "| rules | kept by | why no engine can break them |";
    private static final String CHANGES = "| rule | changed in | change that its test notices |";
    private static final String OWN_CHECKS = "| rules | check | what is planted there |";

    /** Rules that no engine can break. */
    private static final Set<String> OF_THE_FACADE = Set.copyOf(BrokenStoresPage.rules(KEPT_BY_THE_FACADE));

    /** Those that only wait take a kit that is impatient: {@link WaitingTest}. */
    private static final int DEFECTS_OF_WAITING = 2;

    /** A limit that the defects of limits are put in; what it counts is not what the rows take. */
    private static final String COUNTS_ROUGHLY = "no defect in the limit";

    /** Topics that hold what is counted to the byte. */
    private static final Set<Class<? extends Contract>> EXACT =
            Set.of(HeapContract.class, PinnedContract.class, OldestReadContract.class);

    private static final List<BrokenStore> STORES = Stream.of(
                    BrokenStores.ALL, FurtherBrokenStores.ALL, BrokenRowStores.ALL, BrokenStateStores.ALL)
            .flatMap(List::stream)
            .toList();

    private static final Path SOURCES = Path.of("src/test/java/dev/isomer/storage/conformance/broken");
    private static final Pattern DEFECT = Pattern.compile(
            "^    static (?:Defect|KeptMaps|TestedEngine) \\w+\\(\\) \\{\n.*?^    }\n",
            Pattern.DOTALL | Pattern.MULTILINE);

    static List<BrokenStore> stores() {
        return STORES;
    }

    /** Those first that take longest, as they wait most: threads that have nothing left to do wait for the last one. */
    static List<BrokenStore> longestFirst() {
        return STORES.stream()
                .sorted(Comparator.comparingLong(KitDetectsDefectsTest::slowTopics)
                        .reversed())
                .toList();
    }

    private static long slowTopics(BrokenStore broken) {
        return broken.topics().stream().filter(SLOW::contains).count();
    }

    static Stream<Arguments> wrappersWithTopics() {
        return BrokenStores.WITHOUT_DEFECT.stream()
                .flatMap(wrapper -> Topics.ALL.stream()
                        .filter(topic -> !wrapper.name().equals(COUNTS_ROUGHLY) || !EXACT.contains(topic))
                        .map(topic -> Arguments.of(wrapper, topic)));
    }

    @ParameterizedTest
    @MethodSource("wrappersWithTopics")
    void withoutItsDefectAStorePassesEveryTopic(BrokenStore wrapper, Class<? extends Contract> topic) {
        assertEquals(List.of(), KitRunner.run(wrapper.engine().get(), topic));
    }

    @ParameterizedTest
    @MethodSource("longestFirst")
    void theKitNamesTheRulesThatADefectBreaks(BrokenStore broken) {
        List<Failure> failures = failures(broken);
        Set<String> rules = failures.stream().map(Failure::rule).collect(Collectors.toCollection(TreeSet::new));
        assertTrue(rules.containsAll(broken.rules()), () -> broken + " must break " + broken.rules() + ": " + rules);
        List<Failure> elsewhere = failures.stream()
                .filter(failure -> !broken.topics().contains(prefix(failure.rule())))
                .toList();
        assertEquals(List.of(), elsewhere, "tests of other topics that fail");
        List<Failure> crashes = failures.stream()
                .filter(failure -> !failure.isAssertion() && broken.rules().contains(failure.rule()))
                .toList();
        assertEquals(List.of(), crashes, "tests in which the store throws where the contract returns");
    }

    /** What fails of all tests but the large and the random ones of other rules, and those of the façade's rules. */
    private static List<Failure> failures(BrokenStore broken) {
        List<Failure> failures = new ArrayList<>();
        for (Class<? extends Contract> topic : Topics.ALL) {
            for (Method test : Topics.tests(topic)) {
                if (included(broken, topic, test)) {
                    TestedEngine engine = broken.engine().get();
                    KitRunner.run(engine, topic, test).ifPresent(failures::add);
                }
            }
        }
        return failures;
    }

    private static boolean included(BrokenStore broken, Class<? extends Contract> topic, Method test) {
        String rule = test.getAnnotation(Rule.class).value();
        boolean leftOut = isLarge(topic, test)
                || RANDOM.contains(topic)
                || OF_THE_FACADE.contains(rule)
                || !(ALL || broken.topics().contains(prefix(rule)) || runsAsAnother(broken, topic, rule));
        return !leftOut || broken.rules().contains(rule);
    }

    private static boolean runsAsAnother(BrokenStore broken, Class<? extends Contract> topic, String rule) {
        int turn = stores().indexOf(broken) + Topics.ALL.indexOf(topic);
        return turn % ONE_OF_OTHER_TOPICS == 0 && !SLOW.contains(prefix(rule)) && !SLOW_TOPICS.contains(topic);
    }

    private static boolean isLarge(Class<? extends Contract> topic, Method test) {
        return Stream.of(topic.getAnnotation(Tag.class), test.getAnnotation(Tag.class))
                .anyMatch(tag -> tag != null && tag.value().equals("large"));
    }

    private static String prefix(String rule) {
        return rule.substring(0, 3);
    }

    @Test
    void thePageListsEveryDefectWithItsRules() {
        List<String> expected = stores().stream()
                .map(broken -> "| " + broken.name() + " | " + String.join(" ", broken.rules()) + " | "
                        + String.join(" ", broken.topics()) + " |")
                .toList();
        assertEquals(expected, BrokenStoresPage.rows("| defect | rules | topics that may fail |"));
    }

    @Test
    void everyRuleIsOfADefectOrOfACheckOfItsOwnOrOfTheFacade() {
        List<String> rules = new ArrayList<>(OF_THE_FACADE);
        rules.addAll(BrokenStoresPage.rules(OWN_CHECKS));
        stores().stream().flatMap(broken -> broken.rules().stream()).distinct().forEach(rules::add);
        assertEquals(
                ContractPage.rules().keySet().stream().sorted().toList(),
                rules.stream().sorted().toList());
    }

    @Test
    void everyRuleOfTheFacadeHasAChangeOfItThatItsTestNotices() {
        assertEquals(BrokenStoresPage.rules(KEPT_BY_THE_FACADE), BrokenStoresPage.rules(CHANGES));
    }

    @Test
    void theFacadeAndTheKitHaveTheClassesThatThePageNames() throws IOException {
        Set<String> named = new TreeSet<>();
        BrokenStoresPage.column(KEPT_BY_THE_FACADE, 1).forEach(names -> named.addAll(List.of(names.split(" "))));
        named.addAll(BrokenStoresPage.column(OWN_CHECKS, 1));
        Set<String> there = new TreeSet<>();
        for (Path folder : List.of(Path.of("..", "storage-api", "src", "main"), Path.of("src", "test"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.forEach(
                        file -> there.add("`" + file.getFileName().toString().replace(".java", "") + "`"));
            }
        }
        named.removeAll(there);
        assertEquals(Set.of(), named);
    }

    @Test
    void aDefectIsOfAtMost20LinesAndIsPlanted() throws IOException {
        Set<String> names = new HashSet<>();
        int defects = -DEFECTS_OF_WAITING;
        for (String source : sources()) {
            Matcher method = DEFECT.matcher(source);
            while (method.find()) {
                long lines =
                        method.group().lines().filter(line -> !line.isBlank()).count();
                assertTrue(lines <= 20, () -> lines + " lines: " + method.group());
                defects++;
            }
        }
        stores().forEach(broken -> assertTrue(names.add(broken.name()), broken::name));
        assertEquals(stores().size(), defects);
    }

    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.filter(path -> path.toString().endsWith("Defects.java"))
                    .toList()) {
                sources.add(Files.readString(file));
            }
        }
        return sources;
    }
}
