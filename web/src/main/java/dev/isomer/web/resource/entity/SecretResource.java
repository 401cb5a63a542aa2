package dev.isomer.web.resource.entity;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.InteractionRequest;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.Secret;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.Representation;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Resource;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Router;
import dev.isomer.web.json.Fields;
import dev.isomer.web.page.Pages;
import dev.isomer.web.page.SecretPage;

/**
 * The one address that gives a secret's value, {@code POST /secrets/{name}/reveal}. Each time is recorded, in the
 * transaction that reads the value; the answer is kept by nobody.
 */
public final class SecretResource implements Resource {
    private final Catalog catalog;
    private final Pages pages;

    public SecretResource(Catalog catalog, Pages pages) {
        this.catalog = catalog;
        this.pages = pages;
    }

    @Override
    public void addTo(Router.Builder routes) {
        routes.route(Method.POST, "/secrets/{name}/reveal", this::reveal);
    }

    private Response reveal(Request request) {
        String name = request.pathParameter("name");
        String value = catalog.write(tx -> {
            Secret secret = tx.secrets().byName(name).orElseThrow(() -> EntityReader.absent(Kind.SECRET, name));
            tx.interactions().record(InteractionRequest.now(Kind.SECRET.singular(), secret.name(), "reveal", null, ""));
            return tx.reveal(secret);
        });
        Response response = Representation.of(request) == Representation.HTML
                ? Response.html(200, pages.html(new SecretPage(name, value)))
                : Response.json(200, Fields.of("name", name, "definition", value));
        return response.with("Cache-Control", "no-store");
    }
}
