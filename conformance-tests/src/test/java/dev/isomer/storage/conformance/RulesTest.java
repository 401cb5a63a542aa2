package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract page, the tests' rules, the list of topics and the nested classes agree, each with each. */
final class RulesTest {
    @Test
    void everyRuleOfThePageHasATestAndEveryTestARuleOfThePage() {
        assertEquals(ContractPage.rules().keySet(), Topics.testedRules());
    }

    @Test
    void theRulesOfAPrefixAreNumberedWithoutGaps() {
        Set<String> rules = ContractPage.rules().keySet();
        assertFalse(rules.isEmpty());
        for (String rule : rules) {
            int number = Integer.parseInt(rule.substring(4));
            String before = String.format("%s-%02d", rule.substring(0, 3), number - 1);
            assertEquals(number > 1, rules.contains(before), rule);
        }
    }

    @Test
    void everyTopicIsListedAndRun() throws IOException, URISyntaxException {
        Set<String> listed = names(Topics.ALL);
        List<Class<?>> nested = Stream.of(
                        StatementConformance.class,
                        QueryConformance.class,
                        ConcurrencyConformance.class,
                        SchemaConformance.class,
                        StoreConformance.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredClasses()))
                .filter(type -> type.isAnnotationPresent(Nested.class))
                .<Class<?>>map(Class::getSuperclass)
                .toList();
        assertEquals(listed, names(nested));
        Path classes = Path.of(
                Topics.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes.resolve("dev/isomer/storage/conformance"))) {
            Set<String> compiled = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith("Contract.class") && !file.equals("Contract.class"))
                    .map(file -> file.replace(".class", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(compiled, listed);
        }
    }

    private static Set<String> names(List<? extends Class<?>> types) {
        return types.stream().map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
    }
}
