package dev.isomer.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.storage.Store;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("equivalence")
@UseSchema(CatalogSchemaSource.class)
final class InteractionsTest {
    private static final Instant EARLIER = Instant.parse("2020-02-29T23:59:59Z");

    @EveryStore
    void blanksGetTheirDefaults(Store store) {
        Catalog catalog = Catalogs.over(store);
        EntityInteraction row = record(catalog, " \t", null, null, null);
        assertEquals(new EntityInteraction(1, "server", "echo", "save", "", "", Catalogs.START), row);
        assertEquals("edit", record(catalog, " edit ", " why ", "x", null).action());
        assertEquals(
                Optional.empty(),
                catalog.write(
                        tx -> tx.interactions().record(new InteractionRequest(null, "x", null, null, null, null))));
        assertEquals(
                Optional.empty(),
                catalog.write(tx -> tx.interactions().record(InteractionRequest.now("server", "", "save", "", ""))));
        assertEquals(2, (long) catalog.read(tx -> tx.interactions().count()));
    }

    @EveryStore
    void longMessagesAreCut(Store store) {
        Catalog catalog = Catalogs.over(store);
        assertEquals(
                "😀".repeat(500),
                record(catalog, "save", "😀".repeat(500), "", null).message());
        assertEquals(
                "😀".repeat(497) + "…",
                record(catalog, "save", "😀".repeat(501), "", null).message());
        assertThrows(InvalidValueException.class, () -> record(catalog, "a".repeat(21), "", "", null));
    }

    @EveryStore
    void withATimeTheSameIsRecordedOnce(Store store) {
        Catalog catalog = Catalogs.over(store);
        EntityInteraction first = record(catalog, "save", "why", "one", EARLIER);
        assertEquals(first, record(catalog, "save", " why ", "", EARLIER));
        assertEquals(first.id(), record(catalog, "save", "why", "two", EARLIER).id());
        assertEquals(
                "two",
                catalog.read(tx -> tx.interactions().all("server", "echo"))
                        .get(0)
                        .content());
        assertEquals(
                2,
                record(catalog, "save", "why", "two", EARLIER.plusNanos(1_000)).id());
        assertEquals(3, record(catalog, "save", "other", "two", EARLIER).id());
        assertEquals(4, record(catalog, "save", "why", "two", null).id());
        assertEquals(5, record(catalog, "save", "why", "two", null).id());
    }

    @EveryStore
    void listsNewestOrOldestFirst(Store store) {
        Catalog catalog = Catalogs.over(store);
        record(catalog, "a", "", "", EARLIER);
        record(catalog, "b", "", "", EARLIER);
        record(catalog, "c", "", "", null);
        assertEquals(
                List.of("c", "b"), actions(catalog.read(tx -> tx.interactions().recent("server", "echo", 2))));
        for (int unlimited : new int[] {0, -1}) {
            assertEquals(
                    List.of("c", "b", "a"),
                    actions(catalog.read(tx -> tx.interactions().recent("server", "echo", unlimited))));
        }
        assertEquals(
                List.of("a", "b", "c"),
                actions(catalog.read(tx -> tx.interactions().all("server", "echo"))));
        assertEquals(List.of(), catalog.read(tx -> tx.interactions().recent("", "echo", 2)));
        assertEquals(List.of(), catalog.read(tx -> tx.interactions().recent("alias", "echo", 2)));
    }

    @EveryStore
    void findsWhatMatchesInEverything(Store store) {
        Catalog catalog = Catalogs.over(store);
        EntityInteraction row = record(catalog, "save", "why", "", EARLIER);
        assertEquals(Optional.of(row), find(catalog, "why", null));
        assertEquals(Optional.of(row), find(catalog, "why", Instant.parse("2020-03-01T04:59:59+05:00")));
        assertEquals(Optional.empty(), find(catalog, "why", EARLIER.plusSeconds(1)));
        assertEquals(Optional.empty(), find(catalog, "", null));
    }

    @EveryStore
    void historyIsReadable(Store store) {
        Catalog catalog = Catalogs.over(store);
        record(catalog, "SAVE", "", "x".repeat(81), EARLIER);
        record(catalog, "ai", "m", " ", EARLIER.plusNanos(5_000));
        record(catalog, "bulk edit", "m", "x".repeat(80), EARLIER.plusSeconds(1));
        List<InteractionSummary> history = catalog.read(tx -> tx.interactions().history("server", "echo", 10));
        assertEquals(
                new InteractionSummary(
                        1,
                        "save",
                        "Saved",
                        "2020-02-29 23:59 UTC",
                        "2020-02-29T23:59:59+00:00",
                        "2020/02/29 23:59:59",
                        "2020/03/01 00:00:00",
                        "",
                        "x".repeat(79) + "…",
                        "x".repeat(81)),
                history.get(2));
        assertEquals("2020-02-29T23:59:59.000005+00:00", history.get(1).timestampIso());
        assertEquals("AI", history.get(1).actionDisplay());
        assertEquals("No content recorded", history.get(1).preview());
        assertEquals("Bulk Edit", history.get(0).actionDisplay());
        assertEquals("x".repeat(80), history.get(0).preview());
    }

    @Test
    void aSummaryOfABlankActionSaysSave() {
        EntityInteraction row = new EntityInteraction(7, "t", "n", " ", null, "c", EARLIER);
        assertEquals("save", InteractionSummary.of(row).action());
        assertEquals("", InteractionSummary.of(row).message());
    }

    private static Optional<EntityInteraction> find(Catalog catalog, String message, @Nullable Instant at) {
        return catalog.read(tx -> tx.interactions().find("server", "echo", "save", message, at));
    }

    private static EntityInteraction record(
            Catalog catalog,
            @Nullable String action,
            @Nullable String message,
            @Nullable String content,
            @Nullable Instant at) {
        InteractionRequest request = new InteractionRequest("server", "echo", action, message, content, at);
        return catalog.write(tx -> tx.interactions().record(request)).orElseThrow();
    }

    private static List<String> actions(List<EntityInteraction> rows) {
        return rows.stream().map(EntityInteraction::action).toList();
    }
}
