package dev.isomer.web.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is shipped keeps the rules of the house, and each rule reports the classes that break it on purpose. */
class HouseTest {

    private static final String CONTROL = "dev.isomer.web.architecture.control";

    private static final List<String> OF_OTHERS =
            List.of("MemberTypes", "AccessesToTypes", "EnclosingTypes", "AnnotationTypes", "GenericSignatureTypes");

    private static final JavaClasses SHIPPED = imported(
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    // The servers of tests are for this build alone.
                    .withImportOption(location -> !location.contains("/testservers/")),
            "dev.isomer");

    private static final JavaClasses CONTROLS = imported(new ClassFileImporter(), CONTROL);

    /**
     * The classes below a package. Of the classes of others only supertypes are read: the rules ask the rest for their
     * names, which are in ours.
     */
    private static JavaClasses imported(ClassFileImporter importer, String root) {
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            for (String part : OF_OTHERS) {
                configuration.setProperty("import.dependencyResolutionProcess.maxIterationsFor" + part, "0");
            }
            return importer.importPackages(root);
        });
    }

    static List<HouseRule> rules() {
        return new HouseRules("dev.isomer").all();
    }

    static List<HouseRule> controls() {
        return new HouseRules(CONTROL).all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void whatIsShippedKeepsTheRule(HouseRule rule) {
        assertEquals("", String.join("\n", rule.breachesIn(SHIPPED)));
    }

    @ParameterizedTest
    @MethodSource("controls")
    void theRuleReportsWhatBreaksItAndNothingElse(HouseRule rule) {
        assertEquals(new TreeSet<>(rule.breakers()), rule.reportedIn(CONTROLS));
    }

    @Test
    void everyModuleIsLookedAt() {
        Set<String> parts = SHIPPED.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.replaceAll("^dev\\.isomer\\.(storage\\.\\w+|\\w+).*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(
                List.of(
                        "catalog",
                        "storage",
                        "storage.annotation",
                        "storage.conformance",
                        "storage.error",
                        "storage.jdbc",
                        "storage.junit",
                        "storage.mariadb",
                        "storage.memory",
                        "storage.model",
                        "storage.postgresql",
                        "storage.snapshot",
                        "storage.spi",
                        "storage.sqlite",
                        "web"),
                List.copyOf(parts));
    }
}
