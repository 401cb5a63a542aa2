package dev.isomer.web.resource.entity;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.Parameters;
import dev.isomer.web.http.Problem;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Resource;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Router;
import java.util.List;
import java.util.Set;

/** {@code POST /undo}: brings back all that one request of a page has deleted, or nothing where a name is taken. */
public final class UndoResource implements Resource {
    private final Catalog catalog;
    private final Trash trash;

    public UndoResource(Catalog catalog, Trash trash) {
        this.catalog = catalog;
        this.trash = trash;
    }

    @Override
    public void addTo(Router.Builder routes) {
        routes.route(Method.POST, "/undo", this::post);
    }

    private Response post(Request request) {
        request.query().requireOnly(Set.of());
        if (!request.hasForm()) {
            throw HttpException.unsupportedMediaType("This address takes the form of a list's page.");
        }
        Parameters form = request.form();
        String id = form.first("id").orElse("");
        List<Trash.Deleted> rows = trash.find(id)
                .orElseThrow(() -> new HttpException(Problem.of(
                        404,
                        "not-found",
                        "Cannot be undone any more",
                        "What was deleted is kept for an hour by the server that deleted it, until it stops. Make it"
                                + " anew; /interactions has the text that it had, unless it was a secret.")));
        catalog.write(tx -> {
            rows.forEach(row -> bringBack(tx, row.kind(), row.entity()));
            return rows;
        });
        trash.forget(id);
        return Response.seeOther(ListAddress.of(rows.get(0).kind(), form).toString());
    }

    private static <E extends Record & NamedEntity> void bringBack(
            CatalogTransaction tx, Kind<E> kind, NamedEntity entity) {
        new EntityChanges<>(tx, kind).bringBack(entity);
    }
}
