package dev.isomer.storage.conformance;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Samples;
import dev.isomer.storage.conformance.fixture.Samples.Sample;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.fixture.UniqueClock;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By which index an engine comes to its rows; one without indexes looks at all rows and says so: rules IDX. */
public class IndexContract extends PlanTopic {
    /** The topic for this engine. */
    public IndexContract(TestedEngine engine) {
        super(engine);
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
            queries.add(AllTypes.TYPE.where(range).orderBy(AllTypes.REAL));
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
                    AllTypes.TYPE.where(AllTypes.OPTIONAL_TEXT.startsWith("a")).orderBy(AllTypes.REAL),
                    AllTypes.OPTIONAL_TEXT);
            goesBy(
                    AllTypes.TYPE
                            .where(AllTypes.OPTIONAL_TEXT
                                    .eq("a")
                                    .and(AllTypes.TYPE.id().gt(3L)))
                            .orderBy(AllTypes.REAL),
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
            opened(AllTypes.SCHEMA);
            Predicate<AllTypes> either = AllTypes.OPTIONAL_INTEGER.ge(1).and(AllTypes.OPTIONAL_REAL.ge(0.5));
            for (Attribute<AllTypes, ?> attribute : List.of(AllTypes.OPTIONAL_INTEGER, AllTypes.OPTIONAL_REAL)) {
                goesBy(AllTypes.TYPE.where(either).orderBy(attribute), attribute);
            }
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
