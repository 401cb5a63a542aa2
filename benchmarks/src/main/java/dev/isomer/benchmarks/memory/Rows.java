package dev.isomer.benchmarks.memory;

import dev.isomer.benchmarks.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The servers that an engine was filled with, and which of them are asked for: the same in each run. */
final class Rows {
    private static final int PICKS = 1 << 16;
    private static final int TRANSACTION = 1_000;
    private static final int SEED = 1;
    private static final String PREFIX = "server-";
    /** Of those that differ by two digits there are a hundred. */
    private static final int OPEN_DIGITS = 2;

    private final Server[] stored;
    private final int[] picks = new int[PICKS];
    private final long[] ids = new long[PICKS];
    private final String[] names = new String[PICKS];
    private final String[] prefixes = new String[PICKS];

    private Rows(Server[] stored) {
        this.stored = stored;
        Random random = new Random(SEED);
        for (int i = 0; i < PICKS; i++) {
            int pick = random.nextInt(stored.length);
            picks[i] = pick;
            ids[i] = stored[pick].id();
            // Another object with the same text, as a program has it that was asked for a name.
            names[i] = numbered(pick, stored.length).name();
            prefixes[i] = names[i].substring(0, names[i].length() - OPEN_DIGITS);
        }
    }

    private static Server numbered(int number, int count) {
        return Server.numbered(PREFIX, number, count);
    }

    /** Fills an engine. */
    static Rows load(Engine engine, int count) throws Exception {
        Server[] stored = new Server[count];
        for (int from = 0; from < count; from += TRANSACTION) {
            List<Server> rows = made(from, Math.min(count, from + TRANSACTION), count);
            long[] ids = engine.insertAll(rows);
            for (int i = 0; i < ids.length; i++) {
                stored[from + i] = rows.get(i).withId(ids[i]);
            }
        }
        return new Rows(stored);
    }

    /** Fills an engine, and keeps nothing of it. */
    static void loadOnly(Engine engine, int count) throws Exception {
        for (int from = 0; from < count; from += TRANSACTION) {
            engine.insertAll(made(from, Math.min(count, from + TRANSACTION), count));
        }
    }

    /** Fills an engine with page views. */
    static void loadViews(Engine engine, int count) throws Exception {
        List<PageView> views = new ArrayList<>(TRANSACTION);
        for (int number = 1; number <= count; number++) {
            views.add(PageView.numbered(number));
            if (views.size() == TRANSACTION || number == count) {
                engine.insertViews(views);
                views.clear();
            }
        }
    }

    private static List<Server> made(int from, int to, int count) {
        List<Server> rows = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            rows.add(numbered(i, count));
        }
        return rows;
    }

    /** How many were loaded. */
    int count() {
        return stored.length;
    }

    /** So many new rows, whose names lie between those that are there, in scattered order. */
    List<Server> fresh(int many) {
        List<Server> rows = new ArrayList<>(many);
        for (int i = 0; i < many; i++) {
            Server row = numbered((int) ((long) i * stored.length / many), stored.length);
            rows.add(new Server(
                    0,
                    row.name() + "-new-" + i,
                    row.definition(),
                    row.definitionCid(),
                    row.enabled(),
                    row.createdAt(),
                    row.updatedAt()));
        }
        return rows;
    }

    /** The id that a call asks for. */
    long id(int number) {
        return ids[number & (PICKS - 1)];
    }

    /** The name that a call asks for. */
    String name(int number) {
        return names[number & (PICKS - 1)];
    }

    /** The beginning of a name that a call asks for; a hundred rows have it, where there are so many. */
    String prefix(int number) {
        return prefixes[number & (PICKS - 1)];
    }

    /** An offset anywhere before the last rows. */
    int offset(int number, int limit) {
        return Math.max(0, picks[number & (PICKS - 1)] - limit);
    }

    /** A row, switched on or off; the engine must be told. */
    Server switched(int number) {
        int pick = picks[number & (PICKS - 1)];
        Server changed = stored[pick].switched(stored[pick].createdAt());
        stored[pick] = changed;
        return changed;
    }
}
