package dev.isomer.benchmarks.memory;

import dev.isomer.benchmarks.Server;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** What is measured, in the order of the tables. */
enum Operation {
    GET("get by id", Goal.of(0.5, 50), (engine, rows) -> number -> engine.get(rows.id(number))),
    FIND("get by unique name", Goal.of(2, 12), (engine, rows) -> number -> engine.find(rows.name(number))),
    INSERT("insert, own transaction", Goal.of(0.6, 3), Inserts::new),
    UPDATE("update, own transaction", Goal.of(3, 5), (engine, rows) -> number -> {
        Server row = rows.switched(number);
        engine.update(row);
        return row;
    }),
    DELETE("delete, own transaction", Goal.of(0.5, 2), Deletes::new),
    PREFIX(
            "20 rows by prefix, ordered",
            Goal.of(0.7, 15),
            (engine, rows) -> number -> engine.listByPrefix(rows.prefix(number), 20)),
    ENABLED("first 50 enabled, by name", Goal.of(1, 30), (engine, rows) -> number -> engine.listEnabled(50)),
    COUNT("count by path over all views", Goal.of(0.1, 3), (engine, rows) -> number -> engine.countByPath()),
    BATCH("1,000 inserts in one transaction", Goal.of(0.5, 4), Batches::new),
    OPEN(
            "open and close a store of nine types",
            Goal.absolute(1_000, 100),
            (engine, rows) -> number -> engine.openNine()),
    FORK("fork the store, close the copy", Goal.absolute(1_000, Double.NaN), (engine, rows) -> number -> engine.fork()),
    HEAP("bytes a row takes", Goal.of(0.8, 1), (engine, rows) -> number -> null),
    FIRST("first 50 by name", Goal.NONE, (engine, rows) -> number -> engine.page(0, 50)),
    DEEP("50 by name at any offset", Goal.NONE, (engine, rows) -> number -> engine.page(rows.offset(number, 50), 50));

    /** Makes an operation's calls. */
    @FunctionalInterface
    interface Preparation {
        Calls on(Engine engine, Rows rows) throws Exception;
    }

    private final String title;
    private final Goal goal;
    private final Preparation preparation;

    Operation(String title, Goal goal, Preparation preparation) {
        this.title = title;
        this.goal = goal;
        this.preparation = preparation;
    }

    /** The operation of a key, as on a command line. */
    static Operation of(String key) {
        return Stream.of(values())
                .filter(operation -> operation.key().equals(key))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("No operation " + key + "; there are "
                        + Stream.of(values()).map(Operation::key).toList() + "."));
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    Goal goal() {
        return goal;
    }

    /** Its calls on an engine that was filled with these rows. */
    Calls on(Engine engine, Rows rows) throws Exception {
        return preparation.on(engine, rows);
    }

    /** Adds rows, which are taken away before others are added, so that the size hardly changes. */
    private static final class Inserts implements Calls {
        private static final int MOST = 10_000;

        private final Engine engine;
        private final List<Server> fresh;
        private final long[] added = new long[MOST];
        private int count;

        Inserts(Engine engine, Rows rows) {
            this.engine = engine;
            this.fresh = rows.fresh(MOST);
        }

        @Override
        public Object call(int number) throws Exception {
            long id = engine.insert(fresh.get(number));
            added[number] = id;
            count = number + 1;
            return id;
        }

        @Override
        public void prepare(int calls) throws Exception {
            for (int i = 0; i < count; i++) {
                engine.delete(added[i]);
            }
            count = 0;
        }

        @Override
        public int most() {
            return MOST;
        }
    }

    /** Removes rows that were added for it, in another order. */
    private static final class Deletes implements Calls {
        private static final int MOST = 10_000;

        private final Engine engine;
        private final List<Server> fresh;
        private final List<Long> there = new ArrayList<>();
        private int deleted;

        Deletes(Engine engine, Rows rows) {
            this.engine = engine;
            this.fresh = rows.fresh(MOST);
        }

        @Override
        public Object call(int number) throws Exception {
            engine.delete(there.get(number));
            deleted = number + 1;
            return number;
        }

        @Override
        public void prepare(int calls) throws Exception {
            for (long id : there.subList(deleted, there.size())) {
                engine.delete(id);
            }
            there.clear();
            deleted = 0;
            if (calls == 0) {
                return;
            }
            for (long id : engine.insertAll(fresh.subList(0, calls))) {
                there.add(id);
            }
            Collections.shuffle(there, new Random(calls));
        }

        @Override
        public int most() {
            return MOST;
        }
    }

    /** Adds many rows at once, which are taken away before others are added. */
    private static final class Batches implements Calls {
        private static final int ROWS = 1_000;
        private static final int MOST = 10;

        private final Engine engine;
        private final List<Server> fresh;
        private final List<long[]> added = new ArrayList<>();

        Batches(Engine engine, Rows rows) {
            this.engine = engine;
            this.fresh = rows.fresh(ROWS * MOST);
            Collections.shuffle(fresh, new Random(ROWS));
        }

        @Override
        public Object call(int number) throws Exception {
            long[] ids = engine.insertAll(fresh.subList(number * ROWS, (number + 1) * ROWS));
            added.add(ids);
            return ids;
        }

        @Override
        public void prepare(int calls) throws Exception {
            for (long[] ids : added) {
                for (long id : ids) {
                    engine.delete(id);
                }
            }
            added.clear();
        }

        @Override
        public int most() {
            return MOST;
        }
    }
}
