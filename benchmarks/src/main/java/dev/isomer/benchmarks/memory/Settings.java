package dev.isomer.benchmarks.memory;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param tables {@code operations}, {@code growth}, {@code threads}
 * @param engines in the order of the tables
 * @param operations those that are measured, or none for all that a table has
 * @param collectors as in the JVM's options
 * @param rows how many rows the first table is measured on
 * @param effort how long is measured
 * @param picture where the drawing goes, or null
 */
record Settings(
        Set<String> tables,
        List<EngineKind> engines,
        List<Operation> operations,
        List<String> collectors,
        int rows,
        Effort effort,
        @Nullable Path picture) {
    static final String OPERATIONS = "operations";
    static final String GROWTH = "growth";
    static final String THREADS = "threads";

    private static final Set<String> NAMES = Set.of(
            "tables",
            "engines",
            OPERATIONS,
            "collectors",
            "rows",
            "turns",
            "warmups",
            "iterations",
            "milliseconds",
            "picture");

    /**
     * Reads {@code --name value} pairs.
     *
     * @throws IllegalArgumentException if a name or value is unknown
     */
    static Settings parse(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            if (!NAMES.contains(name) || i + 1 == arguments.length) {
                throw new IllegalArgumentException("Give pairs of --name and value and not " + arguments[i]
                        + "; names are " + new TreeSet<>(NAMES));
            }
            given.put(name, arguments[i + 1]);
        }
        return new Settings(
                Set.copyOf(list(given, "tables", List.of(OPERATIONS), Settings::table)),
                list(given, "engines", List.of(EngineKind.values()), EngineKind::of),
                list(given, OPERATIONS, List.of(), Operation::of),
                list(given, "collectors", List.of("G1", "Parallel"), Function.identity()),
                number(given, "rows", 100_000),
                new Effort(
                        number(given, "turns", 2),
                        number(given, "warmups", 6),
                        number(given, "iterations", 5),
                        number(given, "milliseconds", 300)),
                given.containsKey("picture") ? Path.of(given.get("picture")) : null);
    }

    /** Whether an operation is measured where a table has it. */
    boolean measures(Operation operation) {
        return operations.isEmpty() || operations.contains(operation);
    }

    private static String table(String name) {
        if (!List.of(OPERATIONS, GROWTH, THREADS).contains(name)) {
            throw new IllegalArgumentException("No table " + name + "; there are operations, growth and threads.");
        }
        return name;
    }

    private static <T> List<T> list(
            Map<String, String> given, String name, List<T> otherwise, Function<String, T> meaning) {
        String value = given.get(name);
        return value == null
                ? otherwise
                : Stream.of(value.split(",")).map(meaning).toList();
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        return given.containsKey(name) ? Integer.parseInt(given.get(name)) : otherwise;
    }
}
