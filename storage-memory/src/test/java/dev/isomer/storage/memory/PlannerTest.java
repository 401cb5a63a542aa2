package dev.isomer.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.memory.People.Person;
import dev.isomer.storage.memory.People.Rank;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.Position;
import dev.isomer.storage.model.Query;
import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.Selection;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Holds {@code explain} to the planner's rules. */
class PlannerTest {
    private final MemoryDriver driver = new MemoryDriver(DatabaseShape.of(People.SCHEMA), Long.MAX_VALUE);

    private void assertPlan(String expected, Query<Person> query) {
        assertEquals(expected, driver.read(Scope.SINGLE).explain(Selection.of(query)));
    }

    @Test
    void idsComeFirst() {
        assertPlan(
                "person: rows by id; filter on [name]; in order",
                Person.TYPE.where(Person.TYPE.id().eq(7L).and(Person.NAME.eq("a"))));
        assertPlan(
                "person: rows by id, descending; in order",
                Person.TYPE
                        .where(Person.TYPE.id().in(7L, 9L))
                        .orderBy(Person.TYPE.id().descending()));
    }

    @Test
    void thenAUniqueKeyThatIsGivenWhole() {
        assertPlan(
                "person: unique key [name]; filter on [city, age]; in order",
                Person.TYPE.where(Person.CITY.eq("b").and(Person.AGE.eq(3)).and(Person.NAME.eq("a"))));
        assertPlan(
                "person: unique key [rank, badge]; in order",
                Person.TYPE
                        .where(Person.RANK.eq(Rank.OWNER).and(Person.BADGE.eq(Bytes.ofUtf8("x"))))
                        .orderBy(Person.WEIGHT));
    }

    @Test
    void aUniqueKeyWithANullIsARange() {
        assertPlan(
                "person: range of index [rank, badge]; in order",
                Person.TYPE.where(Person.RANK.isNull().and(Person.BADGE.eq(Bytes.EMPTY))));
    }

    @Test
    void thenTheIndexWithTheMostGivenValues() {
        assertPlan(
                "person: range of index [city, age]; filter on [height]; in order",
                Person.TYPE.where(Person.HEIGHT.eq(1.5).and(Person.CITY.eq("b")).and(Person.AGE.eq(3))));
        assertPlan(
                "person: range of index [city, age]; filter on [height]; sorts",
                Person.TYPE.where(Person.HEIGHT.ge(1.5).and(Person.CITY.eq("b")).and(Person.AGE.gt(3))));
        assertPlan(
                "person: range of index [name]; filter on [active]; in order",
                Person.TYPE
                        .where(Person.NAME.startsWith("e").and(Person.ACTIVE.eq(true)))
                        .orderBy(Person.NAME)
                        .limit(20));
        assertPlan(
                "person: range of index [city, age], descending; in order",
                Person.TYPE.where(Person.CITY.in("b", "c")).orderBy(Person.CITY.descending(), Person.AGE.descending()));
        assertPlan(
                "person: range of index [since]; filter on [since]; sorts",
                Person.TYPE
                        .where(Person.SINCE
                                .between(Instant.EPOCH, Instant.EPOCH.plusSeconds(9))
                                .and(Person.SINCE.ne(Instant.EPOCH)))
                        .limit(3));
    }

    @Test
    void amongEqualsTheOneThatYieldsTheOrder() {
        assertPlan(
                "person: range of index [since]; filter on [height]; in order",
                Person.TYPE
                        .where(Person.HEIGHT.ge(1.5).and(Person.SINCE.ge(Instant.EPOCH)))
                        .orderBy(Person.SINCE));
        assertPlan(
                "person: range of index [height]; filter on [since]; sorts",
                Person.TYPE.where(Person.SINCE.ge(Instant.EPOCH).and(Person.HEIGHT.ge(1.5))));
    }

    @Test
    void thenARangeOfIds() {
        assertPlan(
                "person: range of ids; filter on [active]; in order",
                Person.TYPE.where(Person.TYPE.id().gt(7L).and(Person.ACTIVE.eq(true))));
        assertPlan(
                "person: range of ids; sorts",
                Person.TYPE.where(Person.TYPE.id().gt(7L)).orderBy(Person.NAME));
    }

    @Test
    void thenAnIndexThatYieldsTheOrder() {
        assertPlan(
                "person: whole index [name], descending; filter on [active]; in order",
                Person.TYPE
                        .where(Person.ACTIVE.eq(true))
                        .orderBy(Person.NAME.descending())
                        .limit(50));
        assertPlan("person: whole index [name]; in order", Person.TYPE.all().orderBy(Person.NAME));
        assertPlan("person: all rows; sorts", Person.TYPE.all().orderBy(Person.CITY, Person.NAME));
        assertPlan("person: all rows; sorts", Person.TYPE.all().orderBy(Person.CITY));
        assertPlan("person: all rows; sorts", Person.TYPE.all().orderBy(Person.CITY, Person.AGE.descending()));
        assertPlan(
                "person: range of index [city, age]; in order",
                Person.TYPE.where(Person.CITY.eq("b")).orderBy(Person.CITY.descending(), Person.AGE));
    }

    @Test
    void elseAllRows() {
        assertPlan(
                "person: all rows, descending; in order",
                Person.TYPE.all().orderBy(Person.TYPE.id().descending()));
        assertPlan(
                "person: all rows; filter on [name, city]; in order",
                Person.TYPE.where(Person.NAME.eq("a").or(Person.CITY.eq("b"))));
        assertPlan(
                "person: all rows; filter on [name]; in order",
                Person.TYPE.where(Person.NAME.startsWith("a").not()));
        assertPlan(
                "person: all rows; filter on [age]; in order",
                Person.TYPE.where(Person.AGE.lt(3).not()));
    }

    @Test
    void aPageStartsAtItsPlace() {
        Person row = Person.TYPE.withId(Person.named("m"), 7);
        Query<Person> byName = Person.TYPE.all().orderBy(Person.NAME);
        assertPlan("person: range of index [name]; in order", byName.after(byName.positionOf(row)));
        Query<Person> byId = Person.TYPE.all();
        assertPlan("person: range of ids; in order", byId.after(byId.positionOf(row)));
        Query<Person> byWeight = Person.TYPE.all().orderBy(Person.WEIGHT);
        Position position = byWeight.positionOf(row);
        assertPlan("person: all rows; filter on the position; sorts", byWeight.after(position));
    }
}
