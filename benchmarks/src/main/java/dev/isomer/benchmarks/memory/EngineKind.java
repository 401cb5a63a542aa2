package dev.isomer.benchmarks.memory;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** What is measured, in the order of the tables. */
enum EngineKind {
    LIMIT(Type.MAPS, "#8c959f", HandWritten::new),
    ISOMER(Type.DATABASE, "#cf222e", Isomer::new),
    H2(Type.DATABASE, "#0969da", () -> JdbcEngine.open(Database.Library.H2)),
    HSQLDB(Type.DATABASE, "#8250df", () -> JdbcEngine.open(Database.Library.HSQLDB)),
    SQLITE(Type.NATIVE_DATABASE, "#1a7f37", () -> JdbcEngine.open(Database.Library.SQLITE)),
    DERBY(Type.DATABASE, "#bf8700", () -> JdbcEngine.open(Database.Library.DERBY)),
    NITRITE(Type.MAPS, "#bf3989", NitriteEngine::new),
    MVSTORE(Type.MAPS, "#1b7c83", MvStore::new);

    /** What there is between which a comparison is fair. */
    private enum Type {
        /** Used without transactions. */
        MAPS,
        /** Each call is a transaction, and a failed one changes nothing. */
        DATABASE,
        /** The same, outside of the heap. */
        NATIVE_DATABASE
    }

    private final Type type;
    private final String colour;
    private final Callable<Engine> opening;

    EngineKind(Type type, String colour, Callable<Engine> opening) {
        this.type = type;
        this.colour = colour;
        this.opening = opening;
    }

    /** The engine of a key, as on a command line. */
    static EngineKind of(String key) {
        return Stream.of(values())
                .filter(kind -> kind.key().equals(key))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("No engine " + key + "; there are " + keys() + "."));
    }

    private static List<String> keys() {
        return Stream.of(values()).map(EngineKind::key).toList();
    }

    /** What the command line and the tables call it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of its marks in the drawing. */
    String colour() {
        return colour;
    }

    /** Whether the best of these is what we are compared with at an operation: those with transactions, but ours. */
    boolean isPeerAt(Operation operation) {
        return this != ISOMER && (type == Type.DATABASE || type == Type.NATIVE_DATABASE && operation != Operation.HEAP);
    }

    /** Whether it has the operation at all. */
    boolean can(Operation operation) {
        return operation != Operation.FORK || this == ISOMER;
    }

    /** A new, empty store. */
    Engine open() throws Exception {
        return opening.call();
    }
}
