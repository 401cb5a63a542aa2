package dev.isomer.benchmarks.sql;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Stores on SQLite, PostgreSQL and MariaDB beside the same statements by hand in JDBC; ten writers beside ten readers
 * on these and in memory; and how long an instance that is stopped within a write holds up another one.
 *
 * <p>Arguments: the folder of SQLite's file, which decides what disk is measured; how many turns, 31 unless given; and
 * the engines, all unless given. Servers are started, unless the system properties {@code isomer.postgresql.url} and
 * {@code isomer.mysql.url} name those that run.
 */
public final class SqlMeasurement {
    private static final int DEFAULT_TURNS = 31;
    private static final int ENGINES_FROM = 2;

    private SqlMeasurement() {}

    /** Runs everything. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : DEFAULT_TURNS;
        Set<Engine> engines = EnumSet.allOf(Engine.class);
        if (arguments.length > ENGINES_FROM) {
            engines = EnumSet.of(Engine.MEMORY);
            Arrays.stream(arguments).skip(ENGINES_FROM).map(Engine::named).forEach(engines::add);
        }
        System.out.printf(
                Locale.ROOT,
                "%s, %s %s, %d processors, %d turns%n",
                System.getProperty("os.arch"),
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                turns);
        List<Place> places = new ArrayList<>();
        try {
            for (Engine engine : engines) {
                places.add(Place.make(engine, folder));
            }
            measure(places, turns);
        } finally {
            for (Place place : places) {
                place.close();
            }
        }
    }

    private static void measure(List<Place> places, int turns) throws Exception {
        for (Place place : places) {
            if (place.engine() != Engine.MEMORY) {
                Comparison.print(place, turns);
                place.clear();
            }
        }
        Crowd.print(places);
        for (Place place : places) {
            place.clear();
        }
        List<Place> onServers =
                places.stream().filter(place -> place.engine().server() != null).toList();
        if (!onServers.isEmpty()) {
            Stall.print(onServers);
        }
    }
}
