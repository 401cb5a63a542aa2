package dev.isomer.web.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who may know whom. The rules hold below any root package, so that they can be tried on classes that break them.
 *
 * <pre>
 *   web ─► catalog ─► storage (façade, model, annotation, error) ─► JDK
 *                                  │
 *            engines ─► spi ◄──────┘
 * </pre>
 */
final class Arrows {
    private final String root;
    private final String storage;

    Arrows(String root) {
        this.root = root;
        this.storage = root + ".storage";
    }

    /** The rules by name. */
    Map<String, ArchRule> rules() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("storage-api depends on the JDK alone", onlyDependOn(api(), with(api(), "java..", "org.jspecify..")));
        rules.put(
                "the in-memory engine depends on storage-api and the JDK",
                onlyDependOn(
                        List.of(storage + ".memory.."),
                        with(api(), storage + ".memory..", "java..", "com.sun.management..", "org.jspecify..")));
        rules.put(
                "the SQLite engine depends on storage-api, the JDK and its driver",
                onlyDependOn(
                        List.of(storage + ".sqlite.."),
                        with(api(), storage + ".sqlite..", "java..", "org.sqlite..", "org.jspecify..")));
        rules.put(
                "the catalog depends on storage-api and two libraries",
                onlyDependOn(
                        List.of(root + ".catalog.."),
                        with(
                                api(),
                                root + ".catalog..",
                                "java..",
                                "javax.crypto..",
                                "org.jspecify..",
                                "com.google.re2j..",
                                "com.fasterxml.jackson..")));
        rules.put(
                "web names no engine", noneOf(List.of(root + ".web.."), storage + ".memory..", storage + ".sqlite.."));
        rules.put(
                "the driver interface is for the façade and the engines",
                noneOf(
                        List.of(root + ".catalog..", root + ".web..", storage + ".model..", storage + ".error.."),
                        spi()));
        rules.put("java.sql is for SQL engines", onlyIn(List.of(storage + ".sqlite.."), "java.sql..", "org.sqlite.."));
        rules.put(
                "Jackson is for the exchange of documents and for web",
                onlyIn(List.of(root + ".catalog.exchange..", root + ".web.."), "com.fasterxml.jackson.."));
        rules.put(
                "Undertow is for one package of web",
                onlyIn(List.of(root + ".web.http.."), "io.undertow..", "org.xnio.."));
        rules.put(
                "JUnit is for the kit and its extension",
                onlyIn(List.of(storage + ".conformance..", storage + ".junit.."), "org.junit.."));
        return rules;
    }

    private List<String> api() {
        return List.of(storage, storage + ".model..", storage + ".annotation..", storage + ".error..", spi());
    }

    private String spi() {
        return storage + ".spi..";
    }

    private static List<String> with(List<String> packages, String... more) {
        List<String> all = new ArrayList<>(packages);
        all.addAll(List.of(more));
        return all;
    }

    private static ArchRule onlyDependOn(List<String> packages, List<String> allowed) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(allowed.toArray(String[]::new));
    }

    private static ArchRule noneOf(List<String> packages, String... forbidden) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden);
    }

    private ArchRule onlyIn(List<String> packages, String... libraries) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(packages.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }
}
