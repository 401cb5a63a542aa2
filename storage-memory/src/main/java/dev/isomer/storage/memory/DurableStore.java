package dev.isomer.storage.memory;

import dev.isomer.storage.memory.journal.Disk;
import dev.isomer.storage.memory.journal.Journal;
import dev.isomer.storage.memory.journal.JournalFolder;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Opens a database that is kept in a folder. */
final class DurableStore {
    private DurableStore() {}

    static MemoryDriver open(Disk disk, MemoryUrl url, Schema schema, long limitBytes, RandomGenerator salts) {
        DatabaseShape shape = new DatabaseShape(schema);
        RootReplay replay = new RootReplay(disk.toString(), schema, shape, (bytes, allBytes) -> {});
        List<String> lines = RecordedSchema.of(schema).lines();
        JournalFolder<Root> folder = JournalFolder.open(disk, replay, url.recover(), url.durability(), salts, lines);
        Root state = folder.recovered().state();
        Journal journal = folder.journal();
        List<RowFormat<?>> formats = new ArrayList<>();
        schema.types().forEach(type -> formats.add(RowFormat.of(type)));
        CommitLog log = journal == null
                ? new ReadOnlyLog(disk)
                : new DurableLog(
                        disk,
                        journal,
                        url.durability(),
                        formats,
                        Root.empty(shape),
                        state,
                        folder.recovered().journalBytes());
        return MemoryDriver.durable(shape, limitBytes, state, log);
    }
}
