package dev.isomer.web.resource;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CompiledAliases;
import dev.isomer.catalog.model.Kind;
import dev.isomer.web.http.EventSignal;
import dev.isomer.web.http.Router;
import dev.isomer.web.page.Pages;
import dev.isomer.web.resource.alias.AliasRedirects;
import dev.isomer.web.resource.alias.AliasTryResource;
import dev.isomer.web.resource.alias.ShadowedAliases;
import dev.isomer.web.resource.content.CidsResource;
import dev.isomer.web.resource.content.ContentResource;
import dev.isomer.web.resource.entity.BatchResource;
import dev.isomer.web.resource.entity.EntityResource;
import dev.isomer.web.resource.entity.SecretResource;
import dev.isomer.web.resource.entity.UndoResource;
import dev.isomer.web.resource.event.Announcing;
import dev.isomer.web.resource.event.EventResource;
import dev.isomer.web.resource.exchange.ExportResource;
import dev.isomer.web.resource.exchange.ImportResource;
import dev.isomer.web.resource.memory.MemoryResource;
import dev.isomer.web.resource.metric.MetricsResource;
import dev.isomer.web.resource.overview.AssetResource;
import dev.isomer.web.resource.overview.OverviewResource;
import dev.isomer.web.resource.record.ExportListResource;
import dev.isomer.web.resource.record.HistoryResource;
import dev.isomer.web.resource.record.InteractionResource;
import dev.isomer.web.resource.record.InvocationResource;
import dev.isomer.web.resource.record.RecordedRequests;
import dev.isomer.web.resource.reference.ReferenceResource;
import dev.isomer.web.resource.refusal.StoreProblems;
import dev.isomer.web.resource.search.SearchResource;
import dev.isomer.web.resource.snapshot.SnapshotResource;
import java.util.Set;
import java.util.regex.Pattern;

/** Which address answers what. */
public final class Routes {
    private static final Set<String> FIXED = Set.of(
            "",
            "aliases",
            "assets",
            "batch",
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
            "login",
            "logout",
            "memory",
            "metrics",
            "openapi.json",
            "problems",
            "readyz",
            "search",
            "secrets",
            "servers",
            "snapshots",
            "undo",
            "variables",
            "version");

    /** What {@link Router.Builder#list} answers at with an ending too. */
    private static final Pattern LIST = Pattern.compile(
            "(aliases|cids|exports|history|interactions|invocations|search|secrets|servers|snapshots|variables)"
                    + "\\.(csv|html|json|txt)");

    private Routes() {}

    /** Whether the application itself answers this path, so that an alias on it is never reached. */
    public static boolean isFixedPath(String path) {
        String first = path.startsWith("/") ? path.substring(1) : path;
        int end = first.indexOf('/');
        return FIXED.contains(end < 0 ? first : first.substring(0, end))
                || LIST.matcher(first).matches();
    }

    /** Whether a path is answered before aliases are looked at: the application's own, and the names of content. */
    static boolean isBeforeAliases(String path) {
        return isFixedPath(path) || path.startsWith("/") && ContentResource.isName(path.substring(1));
    }

    /** What answers at every address. */
    public static Router over(Services services) {
        EventSignal changes = services.changes();
        Catalog catalog = services.catalog();
        StoreProblems problems = new StoreProblems(catalog);
        Pages pages = services.pages();
        Modes modes = services.modes();
        Router.Builder routes = Router.builder()
                .around(answering ->
                        new Announcing(new RecordedRequests(problems.around(answering), services.views()), changes))
                .add(new OverviewResource(catalog, pages, services.facts()))
                .add(new AssetResource())
                .add(new ReferenceResource(pages, services.facts().version()))
                .add(new EventResource(catalog, changes))
                .add(new MemoryResource(catalog, pages))
                .add(new MetricsResource(catalog.store(), modes.requests(), modes.measures()))
                .add(new SnapshotResource(catalog, modes.snapshots(), pages, modes.clock()))
                .add(new ExportResource(catalog, services.exporter(), pages))
                .add(new ImportResource(catalog, services.importer(), pages))
                .add(new SecretResource(catalog, pages))
                .add(new HistoryResource(catalog, pages, services.views()))
                .add(new InteractionResource(catalog, pages))
                .add(new InvocationResource(catalog, pages))
                .add(new ExportListResource(catalog, pages))
                .add(new SearchResource(catalog, pages))
                .add(new BatchResource(catalog, services.trash()))
                .add(new UndoResource(catalog, services.trash()));
        modes.access().ifPresent(routes::add);
        ShadowedAliases shadowed = new ShadowedAliases(Routes::isBeforeAliases);
        Kind.all()
                .forEach(kind ->
                        routes.add(new EntityResource<>(catalog, kind, pages, services.trash(), shadowed, problems)));
        CompiledAliases aliases = new CompiledAliases();
        return routes.add(new AliasTryResource(catalog, aliases, Routes::isBeforeAliases, pages))
                .add(new CidsResource(catalog, pages))
                .add(new ContentResource(catalog))
                .otherwise(new AliasRedirects(catalog, aliases, Routes::isBeforeAliases))
                .build();
    }
}
