package dev.isomer.web.resource;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CompiledAliases;
import dev.isomer.catalog.model.Kind;
import dev.isomer.web.http.Handler;
import dev.isomer.web.http.Router;
import dev.isomer.web.page.Pages;
import dev.isomer.web.resource.alias.AliasRedirects;
import dev.isomer.web.resource.alias.AliasTryResource;
import dev.isomer.web.resource.content.CidsResource;
import dev.isomer.web.resource.content.ContentResource;
import dev.isomer.web.resource.entity.EntityResource;
import dev.isomer.web.resource.exchange.ImportResource;
import dev.isomer.web.resource.overview.AssetResource;
import dev.isomer.web.resource.overview.OverviewResource;
import java.util.Set;

/** Which address answers what. */
public final class Routes {
    private static final Set<String> FIXED = Set.of(
            "",
            "aliases",
            "assets",
            "cids",
            "docs",
            "events",
            "export",
            "exports",
            "healthz",
            "history",
            "import",
            "interactions",
            "invocations",
            "metrics",
            "openapi.json",
            "readyz",
            "search",
            "secrets",
            "servers",
            "snapshots",
            "variables",
            "version");

    private Routes() {}

    /** Whether the application itself answers this path, so that an alias on it is never reached. */
    public static boolean isFixedPath(String path) {
        String first = path.startsWith("/") ? path.substring(1) : path;
        int end = first.indexOf('/');
        return FIXED.contains(end < 0 ? first : first.substring(0, end));
    }

    /** Whether a path is answered before aliases are looked at: the application's own, and the names of content. */
    static boolean isBeforeAliases(String path) {
        return isFixedPath(path) || path.startsWith("/") && ContentResource.isName(path.substring(1));
    }

    /** The handler of every address. */
    public static Handler over(Services services) {
        return new StoreProblems(router(services), services.catalog());
    }

    private static Router router(Services services) {
        Catalog catalog = services.catalog();
        Pages pages = services.pages();
        Router.Builder routes = Router.builder()
                .add(new OverviewResource(catalog, pages, services.facts()))
                .add(new AssetResource())
                .add(new ImportResource(catalog, services.importer()));
        CompiledAliases aliases = new CompiledAliases();
        Kind.all().forEach(kind -> routes.add(new EntityResource<>(catalog, kind, pages)));
        return routes.add(new AliasTryResource(catalog, aliases, Routes::isBeforeAliases, pages))
                .add(new CidsResource(catalog, pages))
                .add(new ContentResource(catalog))
                .otherwise(new AliasRedirects(catalog, aliases, Routes::isBeforeAliases))
                .build();
    }
}
