package dev.isomer.web.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house is built as drawn, and every rule reports a class that was planted to break it. */
final class ArchitectureTest {
    private static final String ROOT = "dev.isomer";
    private static final String PLANTED = "dev.isomer.web.architecture.planted";

    /** The class that each rule must report, below the planted root. */
    private static final Map<String, String> CONTROLS = new TreeMap<>(Map.ofEntries(
            Map.entry("storage-api depends on the JDK alone", "storage.Facade"),
            Map.entry("the in-memory engine depends on storage-api and the JDK", "storage.memory.Engine"),
            Map.entry("the SQLite engine depends on storage-api, the JDK and its driver", "storage.sqlite.Engine"),
            Map.entry("the catalog depends on storage-api and two libraries", "catalog.Entities"),
            Map.entry("web names no engine", "web.page.Page"),
            Map.entry("the driver interface is for the façade and the engines", "catalog.Entities"),
            Map.entry("java.sql is for SQL engines", "storage.memory.Engine"),
            Map.entry("Jackson is for the exchange of documents and for web", "catalog.Entities"),
            Map.entry("Undertow is for one package of web", "web.page.Page"),
            Map.entry("JUnit is for the kit and its extension", "web.page.Page"),
            Map.entry("an engine has one public class: memory", "storage.memory."),
            Map.entry("an engine has one public class: sqlite", "storage.sqlite."),
            Map.entry("packages form no cycles", "storage.memory"),
            Map.entry("clocks and randomness are passed in", "catalog.Entities"),
            Map.entry("only the start-up writes to the standard streams", "catalog.Entities"),
            Map.entry("neither memory nor catalog nor web writes a file", "catalog.Entities"),
            Map.entry("errors of storage are one family", "storage.error.Stranger"),
            Map.entry("types of storage are closed or final", "storage.Facade"),
            Map.entry("the kit neither sleeps nor skips", "storage.conformance.Contract")));

    @TestFactory
    Stream<DynamicTest> theHouseIsBuiltAsDrawn() {
        JavaClasses house = new ClassFileImporter()
                .withImportOption(location -> !location.contains("/test-classes/"))
                .importPackages(ROOT);
        return rules(ROOT).entrySet().stream()
                .map(rule -> dynamicTest(
                        rule.getKey(),
                        () -> assertEquals(
                                List.of(),
                                rule.getValue()
                                        .evaluate(house)
                                        .getFailureReport()
                                        .getDetails())));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleReportsItsPlantedClass() {
        JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);
        return rules(PLANTED).entrySet().stream()
                .map(rule -> dynamicTest(rule.getKey(), () -> {
                    EvaluationResult result = rule.getValue().evaluate(planted);
                    assertTrue(result.hasViolation());
                    String reported =
                            String.join("\n", result.getFailureReport().getDetails());
                    String expected = "architecture.planted." + CONTROLS.get(rule.getKey());
                    assertTrue(reported.contains(expected), reported);
                }));
    }

    @Test
    void everyRuleHasAControl() {
        assertEquals(CONTROLS.keySet(), new TreeMap<>(rules(ROOT)).keySet());
        assertFalse(CONTROLS.isEmpty());
    }

    private static Map<String, ArchRule> rules(String root) {
        Map<String, ArchRule> rules = new TreeMap<>(new Arrows(root).rules());
        rules.putAll(new Manners(root).rules());
        return rules;
    }
}
