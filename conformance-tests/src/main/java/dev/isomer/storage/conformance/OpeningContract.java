package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.Stores;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.Opening;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.EngineProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** Options, and opening by URL: rules OPN. */
public class OpeningContract extends Contract {
    /** The topic for this engine. */
    public OpeningContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("OPN-01")
    void whatHoldsUnlessSet() {
        StoreOptions options = StoreOptions.defaults();
        assertEquals(104_857_600, options.memoryLimitBytes());
        assertEquals(Duration.ofSeconds(30), options.writerWait());
        assertEquals(Duration.ofSeconds(30), options.writeLimit());
        assertEquals(Duration.ofSeconds(10), options.closeWait());
        assertFalse(options.writesRunTwice());
        long before = System.nanoTime();
        long told = options.ticker().getAsLong();
        assertTrue(told - before >= 0 && System.nanoTime() - told >= 0, "the ticker is the system's");
    }

    @Test
    @Rule("OPN-02")
    void anOptionIsSetAlone() {
        LongSupplier ticker = () -> 5;
        Duration wait = Duration.ofMillis(1);
        Duration limit = Duration.ofMillis(2);
        Duration closing = Duration.ofMillis(3);
        StoreOptions all = StoreOptions.defaults()
                .withMemoryLimitBytes(7)
                .withWriterWait(wait)
                .withWriteLimit(limit)
                .withCloseWait(closing)
                .withWritesRunTwice(true)
                .withTicker(ticker);
        assertEquals(new StoreOptions(7, wait, limit, closing, true, ticker), all);
        assertEquals(
                new StoreOptions(8, Duration.ZERO, limit, closing, false, ticker),
                all.withWritesRunTwice(false).withWriterWait(Duration.ZERO).withMemoryLimitBytes(8));
    }

    @Test
    @Rule("OPN-03")
    void optionsOutsideTheirRangeAreRefused() {
        StoreOptions options = StoreOptions.defaults();
        Duration negative = Duration.ofNanos(-1);
        for (long bytes : new long[] {0, -1, Long.MIN_VALUE}) {
            IllegalArgumentException refusal =
                    assertThrowsExactly(IllegalArgumentException.class, () -> options.withMemoryLimitBytes(bytes));
            assertTrue(refusal.getMessage().contains(Long.toString(bytes)), refusal.getMessage());
        }
        assertEquals(1, options.withMemoryLimitBytes(1).memoryLimitBytes());
        assertThrowsExactly(IllegalArgumentException.class, () -> options.withWriterWait(negative));
        assertThrowsExactly(IllegalArgumentException.class, () -> options.withWriteLimit(negative));
        assertThrowsExactly(IllegalArgumentException.class, () -> options.withCloseWait(negative));
    }

    @Test
    @Rule("OPN-04")
    void aUrlOpensAStoreOfTheEngineThatItBeginsWith() {
        List<EngineProvider> engines = Stores.engines();
        List<String> schemes = engines.stream().map(EngineProvider::scheme).toList();
        assertEquals(schemes.stream().sorted().toList(), schemes);
        for (EngineProvider engine : engines) {
            String url = engine.temporaryUrl(folder());
            assertTrue(url.startsWith(engine.scheme() + ":"), url);
            Store store = track(Stores.open(url, Conversations.SCHEMA));
            Session kept = insert(store, Conversations.session(1));
            assertEquals(Optional.of(kept), get(store, Session.TYPE, 1));
            StoreOptions options = StoreOptions.defaults().withMemoryLimitBytes(123_456);
            Store limited = track(Stores.open(engine.temporaryUrl(folder()), Conversations.SCHEMA, options));
            assertEquals(
                    limited.capabilities().contains(Capability.MEMORY_LIMIT)
                            ? OptionalLong.of(123_456)
                            : OptionalLong.empty(),
                    limited.statistics().limitBytes());
        }
    }

    @Test
    @Rule("OPN-06")
    void openingTellsTheRowsThatWereThere() {
        Path folder = folder();
        Store store = open(Conversations.SCHEMA, StoreOptions.defaults(), folder);
        tells(store, 0, 0);
        store.write(tx -> {
            Session session = tx.insert(Conversations.session(1));
            tx.insert(Conversations.message(session, 1));
            return tx.insert(Conversations.message(session, 2));
        });
        tells(store, 0, 0);
        if (store.capabilities().contains(Capability.FORK)) {
            tells(track(store.fork()), 1, 2);
        }
        boolean persistent = store.capabilities().contains(Capability.PERSISTENT);
        store.close();
        Store again = open(Conversations.SCHEMA, StoreOptions.defaults(), folder);
        tells(again, persistent ? 1 : 0, persistent ? 2 : 0);
        insert(again, Conversations.session(3));
        tells(again, persistent ? 1 : 0, persistent ? 2 : 0);
    }

    /** An engine that tells of rows tells of these. */
    private static void tells(Store store, long sessions, long messages) {
        Map<String, Long> rows = store.opening().rows();
        List<Map.Entry<String, Long>> expected = store.schema().types().stream()
                .map(type -> Map.entry(type.storedName(), type == Session.TYPE ? sessions : messages))
                .toList();
        assertEquals(rows.isEmpty() ? List.of() : expected, List.copyOf(rows.entrySet()));
    }

    @Test
    @Rule("OPN-07")
    void whatOpeningTellsIsToldLineByLine() {
        Map<String, Long> rows = new LinkedHashMap<>();
        rows.put("session", 2L);
        rows.put("message", 0L);
        Opening all = new Opening("Nothing is lost.", rows, List.of("One file was empty.", "One was cut."));
        rows.clear();
        assertEquals(
                List.of("Recovered: 2 session, 0 message.", "One file was empty.", "One was cut.", "Nothing is lost."),
                all.lines());
        assertEquals(List.of("All is lost."), new Opening("All is lost.", Map.of(), List.of()).lines());
        Driver driver = engine().driver(Conversations.SCHEMA, new EngineOptions(1 << 20, Duration.ZERO), folder());
        Opening untold = EngineContract.bare(Driver.class, driver).opening();
        assertEquals(List.of(), untold.lines());
        assertEquals(Map.of(), untold.rows());
        driver.close();
    }

    @Test
    @Rule("OPN-05")
    void aUrlOfNoEngineIsRefusedWithTheEnginesThatThereAre() {
        String known = String.join(
                ", ",
                Stores.engines().stream().map(engine -> engine.scheme() + ":").toList());
        CannotOpenException unknown =
                assertThrowsExactly(CannotOpenException.class, () -> Stores.open("nosuch:place", Conversations.SCHEMA));
        assertEquals(
                "No engine on the class path opens nosuch: URLs; it has " + (known.isEmpty() ? "none" : known)
                        + ". Add the engine's module, or use another URL.",
                unknown.getMessage());
        for (String url : List.of("", "memory", "nosuch")) {
            CannotOpenException refusal =
                    assertThrowsExactly(CannotOpenException.class, () -> Stores.open(url, Conversations.SCHEMA), url);
            assertEquals(
                    "A store's URL begins with its engine and a colon; this class path has " + known + ".",
                    refusal.getMessage());
        }
        CannotOpenException empty =
                assertThrowsExactly(CannotOpenException.class, () -> Stores.open(":x", Conversations.SCHEMA));
        assertTrue(empty.getMessage().contains("opens : URLs"), empty.getMessage());
    }
}
