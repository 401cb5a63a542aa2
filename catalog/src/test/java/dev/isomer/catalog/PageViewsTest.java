package dev.isomer.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.catalog.model.PageView;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.storage.model.Group;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;

@Tag("equivalence")
@UseSchema(CatalogSchemaSource.class)
final class PageViewsTest {
    @EveryStore
    void countsWithinBounds(Store store) {
        Catalog catalog = views(store, "/a", "/b", "/a");
        Bounds later = new Bounds(Catalogs.at(1), null);
        Bounds earlier = new Bounds(null, Catalogs.at(1));
        Bounds one = new Bounds(Catalogs.at(1), Catalogs.at(1));
        assertEquals(
                List.of(3L, 2L, 2L, 1L),
                catalog.read(tx -> List.of(
                        tx.pageViews().count(Bounds.OPEN),
                        tx.pageViews().count(later),
                        tx.pageViews().count(earlier),
                        tx.pageViews().count(one))));
        assertEquals(
                List.of(2L, 2L, 1L),
                catalog.read(tx -> List.of(
                        tx.pageViews().countUniquePaths(Bounds.OPEN),
                        tx.pageViews().countUniquePaths(later),
                        tx.pageViews().countUniquePaths(one))));
        assertEquals(2, catalog.read(tx -> tx.pageViews().paginate(1, 1, later)).total());
    }

    @EveryStore
    void popularPathsTieByPath(Store store) {
        Catalog catalog = views(store, "/c", "/b", "/a", "/c", "/b", "/d");
        assertEquals(
                List.of(new Group<>("/b", 2), new Group<>("/c", 2), new Group<>("/a", 1)),
                catalog.read(tx -> tx.pageViews().popularPaths(3, Bounds.OPEN)));
        assertEquals(List.of(), catalog.read(tx -> tx.pageViews().popularPaths(0, Bounds.OPEN)));
        assertEquals(
                4,
                catalog.read(tx -> tx.pageViews().popularPaths(-1, Bounds.OPEN)).size());
    }

    @EveryStore
    void pagesAreNewestFirst(Store store) {
        Catalog catalog = views(store, "/a", "/b", "/c");
        Page<PageView> first = page(catalog, 1, 2);
        assertEquals(
                List.of("/c", "/b"), first.items().stream().map(PageView::path).toList());
        assertEquals(3, first.total());
        assertEquals(2, first.pages());
        assertEquals(OptionalInt.of(2), first.next());
        assertEquals(OptionalInt.empty(), first.previous());
        Page<PageView> second = page(catalog, 2, 2);
        assertEquals(List.of("/a"), second.items().stream().map(PageView::path).toList());
        assertEquals(OptionalInt.empty(), second.next());
    }

    @EveryStore
    void senselessPagesArePutRight(Store store) {
        Catalog catalog = views(store, "/a", "/b", "/c");
        assertEquals(1, page(catalog, -5, 2).page());
        assertEquals(20, page(catalog, 1, 0).perPage());
        assertEquals(200, page(catalog, 1, 200).perPage());
        Page<PageView> past = page(catalog, Integer.MAX_VALUE, Integer.MAX_VALUE);
        assertEquals(List.of(), past.items());
        assertEquals(3, past.total());
        assertEquals(OptionalInt.empty(), past.next());
        assertEquals(OptionalInt.of(Integer.MAX_VALUE - 1), past.previous());
    }

    @EveryStore
    void viewsOfOneTimeAreNewestIdFirst(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> List.of(
                tx.pageViews().recordAt("/a", null, null, null, Catalogs.START),
                tx.pageViews().recordAt("/b", null, null, null, Catalogs.START)));
        assertEquals(
                List.of("/b", "/a"),
                page(catalog, 1, 50).items().stream().map(PageView::path).toList());
    }

    @EveryStore
    void whatIsTooLongIsCut(Store store) {
        Catalog catalog = Catalogs.over(store);
        PageView view = catalog.write(
                tx -> tx.pageViews().record("/" + "😀".repeat(300), "PROPPATCHES", "u".repeat(501), "1".repeat(46)));
        assertEquals(
                new PageView(1, "/" + "😀".repeat(254), "PROPPATCHE", "u".repeat(500), "1".repeat(45), Catalogs.START),
                view);
    }

    private static Page<PageView> page(Catalog catalog, int page, int perPage) {
        return catalog.read(tx -> tx.pageViews().paginate(page, perPage, Bounds.OPEN));
    }

    private static Catalog views(Store store, String... paths) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> {
            for (String path : paths) {
                tx.pageViews().record(path, "GET", null, null);
            }
            return null;
        });
        return catalog;
    }
}
