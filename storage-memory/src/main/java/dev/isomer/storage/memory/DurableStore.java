package dev.isomer.storage.memory;

import dev.isomer.storage.memory.journal.Damage;
import dev.isomer.storage.memory.journal.Disk;
import dev.isomer.storage.memory.journal.Journal;
import dev.isomer.storage.memory.journal.JournalFolder;
import dev.isomer.storage.memory.journal.JournalOptions;
import dev.isomer.storage.memory.journal.Recovered;
import dev.isomer.storage.model.Opening;
import dev.isomer.storage.model.OpeningProgress;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Opens a database that is kept in a folder. */
final class DurableStore {
    private DurableStore() {}

    static MemoryDriver open(
            Disk disk, MemoryUrl url, Schema schema, long limitBytes, RandomGenerator salts, OpeningProgress progress) {
        DatabaseShape shape = DatabaseShape.of(schema);
        RootReplay replay = new RootReplay(disk.toString(), schema, shape, progress);
        List<String> lines = RecordedSchema.of(schema).lines();
        JournalOptions options =
                JournalOptions.of(url.durability(), salts, lines).with(url.key());
        JournalFolder<Root> folder = JournalFolder.open(disk, replay, url.recover(), options);
        Recovered<Root> recovered = folder.recovered();
        Root state = recovered.state().indexed();
        Journal journal = folder.journal();
        List<RowFormat<?>> formats = new ArrayList<>();
        schema.types().forEach(type -> formats.add(RowFormat.of(type)));
        CommitLog log = journal == null
                ? new ReadOnlyLog(disk)
                : new DurableLog(
                        disk, journal, url.durability(), formats, shape.empty(), state, recovered.journalBytes());
        String promise = journal == null
                ? "Opened with recover=read-only: nothing is changed."
                : url.durability().promise();
        return MemoryDriver.durable(
                shape, limitBytes, state, log, new Opening(promise, rows(state), notes(recovered, state, limitBytes)));
    }

    private static Map<String, Long> rows(Root state) {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (Table<?> table : state.tables()) {
            rows.put(table.shape().type().storedName(), (long) table.rows().size());
        }
        return rows;
    }

    private static List<String> notes(Recovered<?> recovered, Root state, long limitBytes) {
        List<String> notes = new ArrayList<>(recovered.notes());
        Damage damage = recovered.damage();
        if (damage != null) {
            notes.add("Damaged at " + damage + "; what comes after frame " + recovered.number() + " is not here.");
        }
        if (state.bytes() > limitBytes) {
            notes.add(String.format(
                    Locale.ROOT,
                    "It takes %,d bytes of memory, %,d more than its limit of %,d: only deletes, and updates that"
                            + " need no more, are allowed. Delete rows, or open it with a greater limit, as in"
                            + " limit=500MiB.",
                    state.bytes(),
                    state.bytes() - limitBytes,
                    limitBytes));
        }
        return notes;
    }
}
