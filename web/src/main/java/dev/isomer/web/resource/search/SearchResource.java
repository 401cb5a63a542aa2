package dev.isomer.web.resource.search;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.model.Kind;
import dev.isomer.web.http.Listing;
import dev.isomer.web.http.Representation;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Resource;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Router;
import dev.isomer.web.page.Pages;
import dev.isomer.web.page.SearchPage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The search over everything: {@code GET /search?q=}. */
public final class SearchResource implements Resource {
    private final Catalog catalog;
    private final Pages pages;
    private final int textLimit;

    public SearchResource(Catalog catalog, Pages pages) {
        this(catalog, pages, Search.TEXT_LIMIT);
    }

    SearchResource(Catalog catalog, Pages pages, int textLimit) {
        this.catalog = catalog;
        this.pages = pages;
        this.textLimit = textLimit;
    }

    @Override
    public void addTo(Router.Builder routes) {
        routes.list("/search", this::get);
    }

    private Response get(Request request) {
        Representation form = Representation.ofRecords(request);
        SearchRequest asked = SearchRequest.read(request.query());
        Map<String, Search.Result> results = new LinkedHashMap<>();
        boolean cut = false;
        if (!asked.query().isEmpty()) {
            Search search = catalog.read(tx -> {
                Search running = new Search(asked, textLimit);
                running.run(tx, catalog.directory());
                return running;
            });
            results.putAll(search.results());
            cut = search.isCut();
        }
        return switch (form) {
            case HTML -> Response.html(200, pages.html(page(asked, results, cut)));
            case JSON -> Response.json(200, document(asked, results, cut));
            case CSV, TEXT ->
                new Listing(Found.FIELDS, "url", records(results), Optional.empty(), Optional.empty()).response(form);
        };
    }

    private static List<Map<String, Object>> records(Map<String, Search.Result> results) {
        return results.entrySet().stream()
                .flatMap(kind -> kind.getValue().items().stream().map(found -> found.record(kind.getKey())))
                .toList();
    }

    private static Map<String, Object> document(SearchRequest asked, Map<String, Search.Result> results, boolean cut) {
        Map<String, Object> categories = new LinkedHashMap<>();
        for (String kind : asked.kinds().keySet()) {
            Map<String, Object> category = new LinkedHashMap<>();
            category.put("label", title(kind));
            category.put("count", found(results, kind).count());
            category.put(
                    "items",
                    found(results, kind).items().stream().map(Found::document).toList());
            categories.put(kind, category);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("query", asked.query());
        document.put(
                "total_count",
                results.values().stream().mapToLong(Search.Result::count).sum());
        document.put("categories", categories);
        document.put("applied_filters", asked.kinds());
        document.put("cut", cut);
        return document;
    }

    private static SearchPage page(SearchRequest asked, Map<String, Search.Result> results, boolean cut) {
        List<SearchPage.Group> groups = new ArrayList<>();
        asked.kinds().forEach((kind, isSearched) -> {
            Search.Result result = found(results, kind);
            groups.add(new SearchPage.Group(
                    kind,
                    title(kind),
                    isSearched,
                    result.count(),
                    result.items().stream().map(Found::item).toList()));
        });
        return new SearchPage(asked.query(), groups, cut);
    }

    private static Search.Result found(Map<String, Search.Result> results, String kind) {
        return results.getOrDefault(kind, new Search.Result());
    }

    private static String title(String kind) {
        return Kind.ofPlural(kind).isEmpty()
                ? "Contents"
                : kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
    }
}
