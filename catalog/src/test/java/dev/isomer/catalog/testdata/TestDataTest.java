package dev.isomer.catalog.testdata;

import static dev.isomer.catalog.testdata.TestData.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.catalog.CatalogSchemaSource;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.model.Alias;
import dev.isomer.catalog.model.CidRecord;
import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.catalog.model.Server;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rows that other tests begin with. */
@UseSchema(CatalogSchemaSource.class)
final class TestDataTest {
    /** One row of each entity, which refer to each other where entities can. */
    private static List<Record> rows(TestData data) {
        Server echo = data.server("echo");
        CidRecord result = data.content("result");
        return List.of(
                echo,
                data.alias("docs"),
                data.variable("color"),
                data.secret("key"),
                result,
                data.pageView("/docs"),
                data.interaction(echo, "save"),
                data.invocation(echo, result),
                data.export(result));
    }

    @EveryStore
    void everyEntityCanBeStored(Store store) {
        store.write(tx -> {
            rows(new TestData()).forEach(tx::insert);
            return 9;
        });
        assertEquals(9, store.statistics().rows());
        assertEquals(
                List.of(1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 0L),
                store.statistics().types().stream().map(type -> type.rows()).toList());
    }

    @Test
    void theSameCallsMakeTheSameRows() {
        assertEquals(rows(new TestData()), rows(new TestData()));
    }

    @Test
    void everyRowHasATimeOfItsOwn() {
        TestData data = new TestData();
        assertEquals(
                Stream.of(0, 1, 2)
                        .map(change -> TestData.START.plus(change, ChronoUnit.MICROS))
                        .toList(),
                List.of(
                        data.server("a").createdAt(),
                        data.export(data.content("b")).createdAt().minus(1, ChronoUnit.MICROS),
                        data.pageView("/").viewedAt().minus(1, ChronoUnit.MICROS)));
    }

    @Test
    void identifiersAreThoseOfTheContent() {
        TestData data = new TestData();
        Server echo = data.server("echo", "text");
        CidRecord result = data.content("result");
        assertEquals(Cid.of("text").toString(), echo.definitionCid());
        assertEquals(Cid.of("result").path(), result.path());
        assertEquals(Cid.of("result").toString(), data.invocation(echo, result).resultCid());
        assertEquals(Cid.of("result").toString(), data.export(result).cid());
        EntityInteraction save = data.interaction(echo, "save");
        assertEquals(List.of("server", "echo", "text"), List.of(save.entityType(), save.entityName(), save.content()));
        assertEquals("", data.interaction(data.alias("docs", null), "save").content());
    }

    @Test
    void anyPartCanBeSaidOtherwise() {
        Alias alias = new TestData().alias("docs");
        Alias off = with(alias, Alias.ENABLED, false);
        assertEquals(new Alias(0, "docs", alias.definition(), alias.createdAt(), alias.updatedAt(), false), off);
        assertEquals(
                Optional.empty(),
                Optional.ofNullable(with(off, Alias.DEFINITION, null).definition()));
    }
}
