package dev.isomer.web.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The arrows between packages, and what a package may use. The rules hold below a root, which is {@code dev.isomer} for
 * what is shipped and another one for the classes that break them:
 *
 * <pre>
 *   web ─► catalog ─► storage, storage.model, … ─► JDK          storage.conformance, storage.junit ─► storage, …spi
 *   web ─► storage.snapshot ─► storage, storage.model, …
 *   web, by URL ─ ─ ─► storage.memory, storage.sqlite, storage.postgresql, storage.mariadb ─► storage, …spi
 *                                      └───────────────┴───────────────────┴─► storage.jdbc ─► storage, …spi
 * </pre>
 */
final class HouseRules {

    /** What the engines on SQL share. */
    private static final String JDBC = "jdbc";

    /** The packages of the engines, and of what some of them share; an engine has one package. */
    private static final List<String> ENGINES = List.of("memory", "sqlite", "postgresql", "mariadb", JDBC);

    private static final String[] DRIVERS = {
        "org.sqlite..", "org.postgresql..", "org.mariadb.jdbc..", "com.zaxxer.hikari.."
    };

    private final String root;

    HouseRules(String root) {
        this.root = root;
    }

    List<HouseRule> all() {
        return Stream.of(arrows(), engines(), manners()).flatMap(List::stream).toList();
    }

    private List<HouseRule> arrows() {
        String[] jackson = {"com.fasterxml.jackson.."};
        String[] driver = {in("storage.spi..")};
        return List.of(
                HouseRule.of(
                        needOnly(api(), api()).as("storage-api depends on the JDK and jspecify alone"), "BreaksApi"),
                HouseRule.of(
                        needOnly(within("catalog.."), with(api(), in("catalog.."), "com.google.re2j..", jackson[0]))
                                .as("the catalog depends on storage-api and two libraries"),
                        "BreaksCatalog",
                        "BreaksTesting"),
                HouseRule.of(
                        needOnly(
                                        within("storage.snapshot.."),
                                        with(
                                                within("storage", "storage.model", "storage.error"),
                                                in("storage.snapshot.."),
                                                jackson[0]))
                                .as("snapshots depend on storage-api, without its driver, and Jackson"),
                        "BreaksSnapshot"),
                HouseRule.of(
                        keptTo(sqlTrees(), with(DRIVERS, "java.sql..", "javax.sql.."))
                                .as("SQL is spoken by the SQL engines alone"),
                        "BreaksSql"),
                HouseRule.of(
                        keptTo(within("catalog.exchange..", "storage.snapshot..", "web.."), jackson)
                                .as("Jackson is used by exchange, snapshots and web alone"),
                        "BreaksJackson"),
                HouseRule.of(
                        keptTo(within("storage.conformance..", "storage.junit.."), "org.junit..", "net.jqwik..")
                                .as("test libraries are used by the kit and storage-junit alone"),
                        "BreaksTesting"),
                HouseRule.of(
                        keptTo(within("web.http.."), "io.undertow..", "org.xnio..")
                                .as("Undertow is used by web.http alone"),
                        "BreaksUndertow"),
                HouseRule.of(
                        keptTo(
                                        with(
                                                engineTrees(),
                                                within(
                                                        "storage",
                                                        "storage.spi",
                                                        "storage.junit..",
                                                        "storage.conformance..")),
                                        driver)
                                .as("the driver interface is for the façade, engines, storage-junit and the kit"),
                        "BreaksDriver"),
                HouseRule.of(
                        noClasses()
                                .that()
                                .resideInAPackage(in("storage.conformance.history.."))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(with(engineTrees(), driver))
                                .as("the model oracle shares nothing with an engine"),
                        "BreaksOracle"),
                HouseRule.of(
                        slices().matching(root + ".(**)")
                                .should()
                                .beFreeOfCycles()
                                .as("packages form no cycle"),
                        "BreaksCycleHere",
                        "BreaksCycleThere"));
    }

    private List<HouseRule> engines() {
        return List.of(
                HouseRule.of(
                        needOnly(
                                        within("storage.memory.."),
                                        with(api(), in("storage.memory.."), "com.sun.management.."))
                                .as("the in-memory engine depends on storage-api and the JDK alone"),
                        "BreaksEngineLibrary"),
                HouseRule.of(
                        needOnly(sqlTrees(), with(with(api(), sqlTrees()), DRIVERS))
                                .as("an SQL engine depends on storage-api, storage-jdbc, its driver and the JDK alone"),
                        "BreaksEngine"),
                HouseRule.of(
                        keptTo(engineTrees(), engineTrees()).as("an engine is found by its URL and named by nobody"),
                        "BreaksUrl"),
                HouseRule.of(enginesDoNotKnowEachOther(), "BreaksEngine"),
                HouseRule.of(
                        classes()
                                .that()
                                .resideInAnyPackage(engineTrees())
                                .and()
                                // The engine's own packages see each other, and a program looks at a journal.
                                .resideOutsideOfPackages(in("storage.memory.journal"), in("storage.jdbc.."))
                                .and(Conditions.canBeSeenFromOutside())
                                .should(Conditions.beTheOnlyPublicClassOfItsPackage())
                                .andShould()
                                .implement(in("storage.spi.EngineProvider"))
                                .as("an engine has one public class, which ServiceLoader finds"),
                        "BreaksHiding"),
                HouseRule.of(
                        classes()
                                .that()
                                .resideInAnyPackage(with(api(), engineTrees()))
                                .should(Conditions.beClosedToExtension())
                                .as("a class of the storage is final, sealed or abstract"),
                        "BreaksFinality"),
                HouseRule.of(
                        classes()
                                .that()
                                .resideInAnyPackage(with(api(), engineTrees()))
                                .and()
                                .areAssignableTo(Throwable.class)
                                // The driver's way to ask the façade for another attempt: no program sees it.
                                .and()
                                .doNotHaveFullyQualifiedName(in("storage.spi.TransientFailure"))
                                .should()
                                .beAssignableTo(in("storage.error.StoreException"))
                                .as("every exception of the storage is a StoreException"),
                        "BreaksErrors"));
    }

    private List<HouseRule> manners() {
        return List.of(
                HouseRule.of(
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(in("web"), in("storage.junit"))
                                .should(Conditions.useTheProcessItself())
                                .as("only commands and tests print, and only the composition root looks at the clock"),
                        "BreaksConsole",
                        "BreaksClock"),
                HouseRule.of(
                        noClasses()
                                // Two programs that wait for each other must not wait equally long.
                                .that()
                                .doNotHaveFullyQualifiedName(in("storage.Transactions"))
                                .should(Conditions.useUnseededRandomness())
                                .as("randomness has a seed"),
                        "BreaksRandomness"),
                HouseRule.of(
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(
                                        in("storage.sqlite.."),
                                        in("storage.memory.journal"),
                                        in("storage.snapshot.."),
                                        in("storage.junit.."),
                                        in("storage.conformance.."))
                                .should(Conditions.writeFiles())
                                .as("only an engine with a file, and snapshots, write files"),
                        "BreaksReading"),
                HouseRule.of(
                        noClasses()
                                .that()
                                .resideInAPackage(in("storage.memory"))
                                .should()
                                .dependOnClassesThat(Conditions.areFiles())
                                .as("the in-memory engine knows no files but for its journal"),
                        "BreaksMemory"),
                HouseRule.of(
                        methods()
                                .that()
                                .areDeclaredInClassesThat()
                                .resideInAPackage(in("storage.conformance.."))
                                .and()
                                .areAnnotatedWith(Test.class)
                                .should()
                                .beAnnotatedWith(in("storage.conformance.Rule"))
                                .andShould()
                                .beDeclaredInClassesThat()
                                .haveSimpleNameEndingWith("Contract")
                                .as("a test of the kit names its rule and stands in a contract"),
                        "BreaksContract",
                        "BreaksNaming"));
    }

    private ArchRule enginesDoNotKnowEachOther() {
        List<ArchRule> rules = new ArrayList<>();
        for (String engine : ENGINES) {
            String[] others = ENGINES.stream()
                    .filter(other -> !other.equals(engine) && !other.equals(JDBC))
                    .map(other -> in("storage." + other + ".."))
                    .toArray(String[]::new);
            rules.add(noClasses()
                    .that()
                    .resideInAPackage(in("storage." + engine + ".."))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .allowEmptyShould(true));
        }
        return CompositeArchRule.of(rules).as("engines do not know each other");
    }

    /** What is in some packages needs, beside the JDK, those others alone. */
    private static ClassesShouldConjunction needOnly(String[] packages, String[] others) {
        return classes()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(others, "java..", "javax.crypto..", "javax.sql", "org.jspecify.annotations"));
    }

    /** Some libraries are used in those packages alone. */
    private static ClassesShouldConjunction keptTo(String[] packages, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }

    private String[] api() {
        return within("storage", "storage.model", "storage.error", "storage.annotation", "storage.spi");
    }

    private String[] within(String... names) {
        return Stream.of(names).map(this::in).toArray(String[]::new);
    }

    private String[] engineTrees() {
        return ENGINES.stream().map(engine -> in("storage." + engine + "..")).toArray(String[]::new);
    }

    private String[] sqlTrees() {
        return ENGINES.stream()
                .filter(engine -> !engine.equals("memory"))
                .map(engine -> in("storage." + engine + ".."))
                .toArray(String[]::new);
    }

    private String in(String name) {
        return root + "." + name;
    }

    private static String[] with(String[] packages, String... more) {
        return Stream.concat(Stream.of(packages), Stream.of(more)).toArray(String[]::new);
    }
}
