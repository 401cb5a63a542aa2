package dev.isomer.benchmarks.sql;

import dev.isomer.benchmarks.Server;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import java.nio.file.Path;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A store on SQLite beside what one would write in Jdbi, jOOQ and Hibernate, and by hand in JDBC, on one file: that all
 * do the same, and then what each operation takes.
 *
 * <p>Arguments: the folder of the file, which decides what disk is measured; and how many turns, 31 unless given.
 */
public final class MapperMeasurement {
    private static final int DEFAULT_TURNS = 31;
    private static final int TURN_MILLIS = 40;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final List<String> TITLES = List.of("store", "JDBC by hand", "Jdbi", "jOOQ", "Hibernate");
    private static final int PEERS_FROM = 2;

    /** Held, since a logger that nobody holds forgets its level. */
    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");

    private MapperMeasurement() {}

    /** Runs everything. */
    public static void main(String[] arguments) throws Exception {
        int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : DEFAULT_TURNS;
        HIBERNATE.setLevel(Level.OFF);
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        Place place = Place.make(Engine.SQLITE, Path.of(arguments[0]).toAbsolutePath());
        try {
            measure(place, turns);
        } finally {
            place.close();
        }
    }

    private static void measure(Place place, int turns) throws Exception {
        try (Store opened = place.open(StoreOptions.defaults());
                HandWritten byHand = place.byHand();
                HandWritten cleaner = place.byHand();
                JdbiOperations jdbi = JdbiOperations.connect(place.url());
                JooqOperations jooq = JooqOperations.connect(place.url());
                HibernateOperations hibernate = HibernateOperations.connect(place.url())) {
            DatabaseMetaData database = byHand.writer().getMetaData();
            System.out.printf(
                    Locale.ROOT,
                    "%s, %s %s, %d processors, SQLite %s, %d turns%n",
                    System.getProperty("os.arch"),
                    System.getProperty("java.vm.name"),
                    System.getProperty("java.version"),
                    Runtime.getRuntime().availableProcessors(),
                    database.getDatabaseProductVersion(),
                    turns);
            List<Operations> sides = List.of(new StoreOperations(opened), byHand, jdbi, jooq, hibernate);
            List<Server> rows = Comparison.fill(sides.get(0));
            requireAgreement(sides, rows);
            Interleaved interleaved = new Interleaved(sides, cleaner, rows, TURN_MILLIS);
            List<List<List<Interleaved.Spent>>> measured = new ArrayList<>();
            interleaved.operations().forEach(operation -> measured.add(new ArrayList<>()));
            interleaved.measure(
                    turns, (operation, spent) -> measured.get(operation).add(spent));
            requireAgreement(sides, rows);
            print("µs of time", interleaved.operations(), measured, Interleaved.Spent::wall);
            print(
                    "µs of the calling thread's processor time",
                    interleaved.operations(),
                    measured,
                    Interleaved.Spent::processor);
        }
    }

    private static void requireAgreement(List<Operations> sides, List<Server> rows) throws Exception {
        for (Operations side : sides.subList(1, sides.size())) {
            Agreement.require(sides.get(0), side, rows);
        }
    }

    private static void print(
            String title,
            List<Operation> operations,
            List<List<List<Interleaved.Spent>>> measured,
            ToDoubleFunction<Interleaved.Spent> figure) {
        System.out.printf("%n%s%n%n| operation |", title);
        TITLES.forEach(side -> System.out.printf(" %s |", side));
        TITLES.stream().skip(PEERS_FROM).forEach(side -> System.out.printf(" store / %s |", side));
        System.out.printf("%n| --- |%s%n", " --: |".repeat(2 * TITLES.size() - PEERS_FROM));
        for (int i = 0; i < operations.size(); i++) {
            System.out.printf("| %s |", operations.get(i).name());
            List<Double> medians = medians(measured.get(i), figure);
            medians.forEach(median -> System.out.printf(Locale.ROOT, " %,.1f |", median / NANOS_PER_MICRO));
            medians.stream()
                    .skip(PEERS_FROM)
                    .forEach(median -> System.out.printf(Locale.ROOT, " %.2f |", medians.get(0) / median));
            System.out.println();
        }
    }

    /** For each side the median of its turns. */
    private static List<Double> medians(
            List<List<Interleaved.Spent>> turns, ToDoubleFunction<Interleaved.Spent> figure) {
        List<Double> medians = new ArrayList<>();
        for (int i = 0; i < TITLES.size(); i++) {
            int side = i;
            List<Double> sorted = turns.stream()
                    .map(turn -> figure.applyAsDouble(turn.get(side)))
                    .sorted()
                    .toList();
            medians.add(sorted.get(sorted.size() / 2));
        }
        return medians;
    }
}
