package dev.isomer.web.resource;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.exchange.DocumentImporter;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.web.http.Handler;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.Router;
import dev.isomer.web.page.Pages;
import java.util.Set;

/** Which address answers what. */
public final class Routes {
    private static final Set<String> FIXED =
            Set.of("", "servers", "aliases", "variables", "secrets", "import", "assets", "healthz", "version");

    private Routes() {}

    /** Whether the application itself answers this path, so that an alias on it is never reached. */
    public static boolean isFixedPath(String path) {
        String first = path.startsWith("/") ? path.substring(1) : path;
        int end = first.indexOf('/');
        return FIXED.contains(end < 0 ? first : first.substring(0, end));
    }

    /** The handler of every address. */
    public static Handler over(Catalog catalog, DocumentImporter importer, Pages pages, StoreFacts facts) {
        OverviewResource overview = new OverviewResource(catalog, pages, facts);
        Router.Builder routes = Router.builder()
                .route(Method.GET, "/", overview::get)
                .route(Method.GET, "/healthz", overview::health)
                .route(Method.GET, "/version", overview::version)
                .route(Method.GET, "/assets/{file}", new AssetResource()::get)
                .route(Method.POST, "/import", new ImportResource(catalog, importer)::post);
        for (Kind<?> kind : Kind.all()) {
            add(routes, catalog, kind, pages);
        }
        routes.route(Method.GET, "/{cid}", new ContentResource(catalog)::get);
        return new StoreProblems(routes.build(), catalog);
    }

    private static <E extends Record & NamedEntity> void add(
            Router.Builder routes, Catalog catalog, Kind<E> kind, Pages pages) {
        EntityReader<E> reader = new EntityReader<>(catalog, kind, pages);
        EntityWriter<E> writer = new EntityWriter<>(catalog, kind);
        String list = "/" + kind.plural();
        String item = list + "/{name}";
        routes.route(Method.GET, list, reader::list)
                .route(Method.POST, list, writer::create)
                .route(Method.GET, item, reader::item)
                .route(Method.PUT, item, writer::put)
                .route(Method.PATCH, item, writer::patch)
                .route(Method.DELETE, item, writer::delete)
                .route(Method.POST, item, writer::submit)
                .route(Method.POST, item + "/enabled", writer::enable)
                .route(Method.POST, item + "/delete", writer::delete);
    }
}
