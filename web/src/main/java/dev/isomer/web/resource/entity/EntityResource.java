package dev.isomer.web.resource.entity;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.Resource;
import dev.isomer.web.http.Router;
import dev.isomer.web.page.Pages;
import dev.isomer.web.resource.alias.ShadowedAliases;
import dev.isomer.web.resource.refusal.StoreProblems;

/** The addresses of one kind of entity: its list and its items. */
public final class EntityResource<E extends Record & NamedEntity> implements Resource {
    private final Kind<E> kind;
    private final EntityReader<E> reader;
    private final EntityWriter<E> writer;
    private final EntityForms<E> forms;
    private final ItemPages<E> itemPages;

    public EntityResource(
            Catalog catalog, Kind<E> kind, Pages pages, Trash trash, ShadowedAliases shadowed, StoreProblems problems) {
        this.kind = kind;
        this.itemPages = new ItemPages<>(catalog, kind, shadowed);
        this.reader = new EntityReader<>(catalog, kind, pages, itemPages, trash, shadowed);
        this.writer = new EntityWriter<>(catalog, kind, trash);
        this.forms = new EntityForms<>(catalog, kind, pages, writer, problems);
    }

    @Override
    public void addTo(Router.Builder routes) {
        String list = "/" + kind.plural();
        String item = list + "/{name}";
        routes.list(list, reader::list)
                .route(Method.POST, list, forms::create)
                .route(Method.GET, item, reader::item)
                .route(Method.PUT, item, writer::put)
                .route(Method.PATCH, item, writer::patch)
                .route(Method.DELETE, item, writer::delete)
                .route(Method.POST, item, forms::submit)
                .route(Method.POST, item + "/enabled", writer::enable)
                .route(Method.POST, item + "/rename", writer::rename)
                .route(Method.POST, item + "/delete", writer::delete);
        routes.quick(list, reader::isQuick).quick(item, reader::isQuick);
        if (kind != (Kind<?>) Kind.SECRET) {
            routes.route(Method.POST, item + "/restore", itemPages::restore);
        }
    }
}
