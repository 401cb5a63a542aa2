package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Samples;
import dev.isomer.storage.conformance.fixture.Samples.Sample;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.fixture.UniqueClock;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** By which index an engine comes to its rows; one without indexes looks at all rows and says so: rules IDX. */
public class IndexContract extends Contract {
    private @Nullable Driver driver;

    /** The topic for this engine. */
    public IndexContract(TestedEngine engine) {
        super(engine);
    }

    private Store opened(Schema schema) {
        return open(schema, StoreOptions.defaults(), opened -> {
            driver = opened;
            return opened;
        });
    }

    private @Nullable String index(Query<?> query) {
        Reading reading = driver.read(Driver.Scope.SINGLE);
        try {
            return reading.index(Selection.of(query));
        } finally {
            reading.end();
        }
    }

    /** Whether the engine has indexes, which it shows by the plainest query there is for one. */
    private boolean hasIndexes() {
        opened(Conversations.SCHEMA);
        return index(Session.TYPE.where(Session.NAME.eq("a"))) != null;
    }

    /** The index has these attributes, however the engine writes their names. */
    private void goesBy(Query<?> query, Attribute<?, ?>... attributes) {
        String index = index(query);
        String plain = index == null ? "" : index.replace("_", "").toLowerCase(Locale.ROOT);
        for (Attribute<?, ?> attribute : attributes) {
            assertTrue(plain.contains(attribute.name().toLowerCase(Locale.ROOT)), () -> query + " by " + index);
        }
    }

    private void goesById(Query<?> query) {
        assertEquals("id", index(query), query::toString);
    }

    private void looksAtAllRows(Query<?> query) {
        assertNull(index(query), query::toString);
    }

    private static <V> List<Query<AllTypes>> answeredByTheIndex(Sample<V> sample) {
        Attribute<AllTypes, V> attribute = sample.attribute();
        V value = sample.ascending().get(0);
        V other = sample.ascending().get(1);
        List<Query<AllTypes>> queries = new ArrayList<>();
        Predicate<AllTypes> beside = AllTypes.TEXT.contains("x");
        for (Predicate<AllTypes> point :
                List.of(attribute.eq(value), attribute.in(value), attribute.in(value, other))) {
            queries.add(AllTypes.TYPE.where(point));
            queries.add(AllTypes.TYPE.where(beside.and(point)));
        }
        for (Predicate<AllTypes> range : List.of(
                attribute.lt(value),
                attribute.le(value),
                attribute.gt(value),
                attribute.ge(value),
                attribute.between(value, other))) {
            queries.add(AllTypes.TYPE.where(range).orderBy(attribute));
            queries.add(AllTypes.TYPE.where(range.and(beside)).orderBy(attribute.descending()));
        }
        return queries;
    }

    @Test
    @Rule("IDX-01")
    void aPredicateOnAnIndexedAttributeGoesByItsIndex() {
        if (hasIndexes()) {
            opened(AllTypes.SCHEMA);
            for (Sample<?> sample : Samples.ALL) {
                for (Query<AllTypes> query : answeredByTheIndex(sample)) {
                    if (sample.attribute().isNullable()) {
                        goesBy(query, sample.attribute());
                    } else {
                        looksAtAllRows(query);
                    }
                }
                if (sample.attribute().isNullable()) {
                    goesBy(AllTypes.TYPE.where(sample.attribute().isNull()), sample.attribute());
                }
            }
            goesBy(
                    AllTypes.TYPE.where(AllTypes.OPTIONAL_TEXT.startsWith("a")).orderBy(AllTypes.OPTIONAL_TEXT),
                    AllTypes.OPTIONAL_TEXT);
            goesBy(
                    AllTypes.TYPE.where(AllTypes.OPTIONAL_TEXT
                            .eq("a")
                            .and(AllTypes.FLAG.eq(true))
                            .and(AllTypes.OPTIONAL_NUMBER.gt(3L))),
                    AllTypes.OPTIONAL_TEXT,
                    AllTypes.OPTIONAL_NUMBER);
            goesBy(
                    AllTypes.TYPE.where(AllTypes.OPTIONAL_NUMBER.gt(3L).and(AllTypes.OPTIONAL_REAL.eq(1.5))),
                    AllTypes.OPTIONAL_REAL);
        }
    }

    @Test
    @Rule("IDX-02")
    void idsAndUniqueValuesComeBeforeAnyIndex() {
        if (hasIndexes()) {
            Predicate<Session> open = Session.ARCHIVED.eq(false).and(Session.STARTED_AT.gt(UniqueClock.START));
            goesById(Session.TYPE.where(Session.TYPE.id().eq(1L)));
            goesById(Session.TYPE.where(Session.TYPE.id().in(1L, 4L)));
            goesById(Session.TYPE.where(Session.TYPE.id().between(1L, 4L)));
            goesById(Session.TYPE.where(Session.TYPE.id().gt(1L)));
            goesById(Session.TYPE.where(Session.TYPE.id().lt(9L)).orderBy(Session.TITLE));
            goesById(Session.TYPE.where(open.and(Session.TYPE.id().eq(1L))));
            goesBy(Session.TYPE.where(open.and(Session.NAME.eq("a"))), Session.NAME);
            goesBy(
                    Message.TYPE.where(Message.SESSION
                            .eq(1L)
                            .and(Message.ROLE.eq(Message.Role.USER))
                            .and(Message.POSITION.eq(3))),
                    Message.SESSION,
                    Message.POSITION);
        }
    }

    @Test
    @Rule("IDX-03")
    void theFirstRowsOfAnOrderComeByTheIndexThatHasIt() {
        if (hasIndexes()) {
            goesBy(Session.TYPE.all().orderBy(Session.STARTED_AT).limit(5), Session.STARTED_AT);
            goesBy(Session.TYPE.all().orderBy(Session.STARTED_AT.descending()).limit(5), Session.STARTED_AT);
            goesBy(
                    Session.TYPE
                            .where(Session.TITLE.contains("x"))
                            .orderBy(Session.NAME)
                            .limit(5),
                    Session.NAME);
            goesBy(
                    Message.TYPE.where(Message.SESSION.eq(1L)).orderBy(Message.POSITION),
                    Message.SESSION,
                    Message.POSITION);
            goesBy(
                    Message.TYPE
                            .where(Message.ROLE.eq(Message.Role.TOOL))
                            .orderBy(Message.SENT_AT.descending())
                            .limit(10),
                    Message.ROLE,
                    Message.SENT_AT);
            looksAtAllRows(Session.TYPE.all().orderBy(Session.TITLE).limit(5));
        }
    }

    @Test
    @Rule("IDX-04")
    void whatNoIndexAnswersLooksAtAllRows() {
        boolean has = hasIndexes();
        looksAtAllRows(Session.TYPE.all());
        looksAtAllRows(Session.TYPE.where(Session.TITLE.eq("a")));
        looksAtAllRows(Session.TYPE.where(Session.NAME.contains("a")));
        looksAtAllRows(Message.TYPE.where(Message.SENT_AT.gt(UniqueClock.START)));
        if (!has) {
            looksAtAllRows(Session.TYPE.where(Session.STARTED_AT.gt(UniqueClock.START)));
            looksAtAllRows(Session.TYPE.where(Session.TYPE.id().eq(1L)));
        }
    }
}
