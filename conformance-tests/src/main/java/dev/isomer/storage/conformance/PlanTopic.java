package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Query;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Selection;
import dev.isomer.storage.spi.Writing;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the topics begin with that ask an engine how it would run a query. */
abstract class PlanTopic extends Contract {
    private @Nullable Driver driver;

    PlanTopic(TestedEngine engine) {
        super(engine);
    }

    /** A store whose engine is asked from now on. */
    final Store opened(Schema schema) {
        return open(schema, StoreOptions.defaults(), opened -> {
            driver = opened;
            return opened;
        });
    }

    private <T> T ask(Function<Reading, T> question) {
        Reading reading = driver.read(Driver.Scope.SINGLE);
        try {
            return question.apply(reading);
        } finally {
            reading.end();
        }
    }

    /** Asks a write what it would do, which is what a read would. */
    final void isSameInAWrite(Query<?> query) {
        String words = ask(reading -> reading.explain(Selection.of(query)));
        String index = index(query);
        Writing writing = driver.write(Driver.Scope.TRANSACTION);
        assertEquals(words, writing.explain(Selection.of(query)));
        assertEquals(index, writing.index(Selection.of(query)));
        writing.rollback();
    }

    final @Nullable String index(Query<?> query) {
        return ask(reading -> reading.index(Selection.of(query)));
    }

    /** What the engine says of the query, in small letters and without {@code _}. */
    final String words(Query<?> query) {
        return plain(ask(reading -> reading.explain(Selection.of(query))));
    }

    private static String plain(String words) {
        return words.replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** Whether the engine has indexes, which it shows by the plainest query there is for one. */
    final boolean hasIndexes() {
        opened(Conversations.SCHEMA);
        return index(Session.TYPE.where(Session.NAME.eq("a"))) != null;
    }

    /** The index has these attributes, however the engine writes their names. */
    final void goesBy(Query<?> query, Attribute<?, ?>... attributes) {
        String index = index(query);
        String plain = index == null ? "" : plain(index);
        for (Attribute<?, ?> attribute : attributes) {
            assertTrue(plain.contains(plain(attribute.name())), () -> query + " by " + index);
        }
    }

    final void goesById(Query<?> query) {
        assertEquals("id", index(query), query::toString);
    }

    final void looksAtAllRows(Query<?> query) {
        assertNull(index(query), query::toString);
    }

    /** The engine's words name these. */
    final void tells(Query<?> query, Attribute<?, ?>... attributes) {
        String words = words(query);
        for (Attribute<?, ?> attribute : attributes) {
            assertTrue(words.contains(plain(attribute.name())), () -> query + ": " + words);
        }
    }
}
