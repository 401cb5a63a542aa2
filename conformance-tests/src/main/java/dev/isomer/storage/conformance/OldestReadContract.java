package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Prose;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What several reads keep alive together, where the engine counts bytes: rule LIM-07. */
@Tag("memory")
public class OldestReadContract extends PinnedTopic {
    private static final int MORE_READERS_THAN_ARE_FOLLOWED = 40;

    /** The topic for this engine. */
    public OldestReadContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("LIM-07")
    void theOldestReadCounts() {
        if (counts(Prose.SCHEMA)) {
            Store store = open(Prose.SCHEMA);
            long empty = used(store);
            long id = insert(store, unshared(0)).id();
            long one = used(store) - empty + pinnedByAnyChange(Prose.SCHEMA, unshared(0));
            try (Threads threads = new Threads()) {
                Held oldest = Held.of(store, threads);
                store.write(tx -> tx.update(unshared(id)));
                Held newer = Held.of(store, threads);
                store.write(tx -> tx.update(unshared(id)));
                assertEquals(2 * one, pinned(store));
                oldest.end();
                assertEquals(one, pinned(store));
                store.write(tx -> tx.update(unshared(id)));
                assertEquals(2 * one, pinned(store));
                newer.end();
                assertEquals(0, pinned(store));
            }
        }
    }

    @Test
    @Rule("LIM-07")
    void anyNumberOfReadsIsFollowed() {
        if (counts(Prose.SCHEMA)) {
            Store store = open(Prose.SCHEMA);
            long empty = used(store);
            long id = insert(store, unshared(0)).id();
            long one = used(store) - empty + pinnedByAnyChange(Prose.SCHEMA, unshared(0));
            try (Threads threads = new Threads()) {
                List<Held> held = new ArrayList<>();
                for (int i = 0; i < MORE_READERS_THAN_ARE_FOLLOWED; i++) {
                    held.add(Held.of(store, threads));
                }
                store.write(tx -> tx.update(unshared(id)));
                for (Held each : held) {
                    assertTrue(pinned(store) >= one, "while reads go on");
                    each.end();
                }
                assertEquals(0, pinned(store));
                Held last = Held.of(store, threads);
                store.write(tx -> tx.update(unshared(id)));
                assertEquals(one, pinned(store));
                last.end();
            }
        }
    }
}
