package dev.isomer.storage.memory;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.Unique;
import dev.isomer.storage.memory.journal.Content;
import dev.isomer.storage.memory.journal.DamageCheck;
import dev.isomer.storage.memory.journal.Durability;
import dev.isomer.storage.memory.journal.Journal;
import dev.isomer.storage.memory.journal.JournalFolder;
import dev.isomer.storage.memory.journal.JournalOptions;
import dev.isomer.storage.memory.journal.RecoverMode;
import dev.isomer.storage.memory.journal.SimulatedDisk;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Opening;
import dev.isomer.storage.model.OpeningProgress;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.Schema;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a store with rows of all kinds of values, over three openings and two snapshots, in frames that are so
 * short that every row takes several and the blob many. A seed makes the bytes that differ from folder to folder.
 *
 * <pre>
 *   snapshot 2, segments 2 and 3   the generation before
 *   snapshot 4, segments 4 and 5   5 ends with a seal and a commit that is not sealed
 * </pre>
 */
final class DamagedStore {
    private static final int LEAST_PART_BYTES = 32;
    private static final int GREATEST_PART_BYTES = 64;
    private static final int LEAST_BLOB_BYTES = 100;
    private static final int GREATEST_BLOB_BYTES = 200;

    enum Kind {
        ONE,
        OTHER
    }

    record Row(
            @Id long id,
            @Unique @MaxLength(20) String text,
            @Nullable Bytes blob,
            int number,
            @Nullable Long big,
            double real,
            boolean flag,
            Instant time,
            @Nullable Kind kind) {
        static final EntityType<Row> TYPE = EntityType.of(Row.class);

        Row with(long newId, String newText) {
            return new Row(newId, newText, blob, number, big, real, flag, time, kind);
        }
    }

    private static final Schema SCHEMA = Schema.of("damaged", Row.TYPE);
    private static final Row BARE =
            new Row(0, "", null, 0, null, -1.5, false, Instant.parse("0001-01-01T00:00:00Z"), null);

    private final DatabaseShape shape = DatabaseShape.of(SCHEMA);
    private final List<RowFormat<?>> formats = List.of(RowFormat.of(Row.TYPE));
    private final List<String> schema = RecordedSchema.of(SCHEMA).lines();
    private final SimulatedDisk disk = new SimulatedDisk((operation, count) -> -1);
    private final List<Root> roots = new ArrayList<>();
    private final Random random;
    private final int partBytes;
    private int written;

    DamagedStore(long seed) {
        random = new Random(seed);
        partBytes = random.nextInt(LEAST_PART_BYTES, GREATEST_PART_BYTES);
        byte[] blob = new byte[random.nextInt(LEAST_BLOB_BYTES, GREATEST_BLOB_BYTES)];
        random.nextBytes(blob);
        Row filled = new Row(
                0,
                "\uD83D\uDE00 text",
                Bytes.of(blob),
                random.nextInt(),
                Long.MAX_VALUE,
                random.nextDouble(),
                true,
                Instant.parse("9999-12-31T23:59:59.999999Z"),
                Kind.OTHER);
        roots.addAll(states(store -> {
            var rows = store.repository(Row.TYPE);
            Row full = rows.insert(filled);
            rows.insert(BARE);
            store.write(tx -> {
                tx.insert(new Row(0, "third", Bytes.of(new byte[] {1, 2, 3}), 3, 3L, 3, true, Instant.EPOCH, Kind.ONE));
                return tx.update(full.with(full.id(), "other"));
            });
            rows.delete(2);
            rows.insert(BARE);
            rows.insert(filled);
        }));
    }

    /** The states of a store, from the empty one on. */
    private List<Root> states(Consumer<Store> work) {
        List<Root> states = new ArrayList<>(List.of(shape.empty()));
        CommitLog log = new CommitLog() {
            @Override
            public long append(Root before, Root after) {
                states.add(after);
                return 0;
            }

            @Override
            public void await(long number) {}

            @Override
            public List<Finding> findings() {
                return List.of();
            }

            @Override
            public void close() {}
        };
        MemoryDriver driver = MemoryDriver.durable(shape, Long.MAX_VALUE, states.get(0), log, Opening.UNTOLD);
        try (Store store = Store.over(driver, SCHEMA, StoreOptions.defaults())) {
            work.accept(store);
        }
        return states;
    }

    private Journal open() {
        JournalOptions options = new JournalOptions(new Durability.EachCommit(), random, schema, partBytes, null);
        return JournalFolder.open(disk, replay(), RecoverMode.REFUSE, options).journal();
    }

    private RootReplay replay() {
        return new RootReplay("the folder", SCHEMA, shape, OpeningProgress.NONE);
    }

    private void commit(Journal journal) {
        journal.await(journal.append(new RootContent(formats, roots.get(written), roots.get(written + 1))));
        written++;
    }

    private void snapshot(Journal journal) throws IOException {
        journal.snapshot(journal.rotate(), new RootContent(formats, roots.get(0), roots.get(written)));
    }

    /** What there is to damage. */
    DamageCheck.Subject<Root> subject() throws IOException {
        Journal journal = open();
        commit(journal);
        snapshot(journal);
        commit(journal);
        journal.close();
        journal = open();
        commit(journal);
        snapshot(journal);
        commit(journal);
        journal.close();
        journal = open();
        commit(journal);
        journal.seal();
        commit(journal);
        RootReplay replay = replay();
        List<Root> later = states(store -> store.repository(Row.TYPE).insertWithId(BARE.with(500, "after")));
        Content after = new RootContent(formats, later.get(0), later.get(1));
        return new DamageCheck.Subject<>(disk.contents(), schema, () -> replay, roots, DamagedStore::view, after, null);
    }

    /** All rows, the counter and the bytes that are accounted for; what indexes take depends on how they were made. */
    private static Object view(Root root) {
        List<Object> view = new ArrayList<>();
        for (Table<?> table : root.tables()) {
            IdCursor<?> rows = new IdCursor<>(table.rows(), 1, Long.MAX_VALUE, false);
            for (Object row = rows.next(); row != null; row = rows.next()) {
                view.add(row);
            }
            view.add(table.lastId());
            view.add(table.rowBytes());
        }
        return view;
    }
}
