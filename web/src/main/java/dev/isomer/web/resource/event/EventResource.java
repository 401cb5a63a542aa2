package dev.isomer.web.resource.event;

import dev.isomer.catalog.Catalog;
import dev.isomer.web.http.EventSignal;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Resource;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Router;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What was changed, told as it happens: {@code GET /events}, from {@code Last-Event-ID} on where the client has one.
 */
public final class EventResource implements Resource {
    private static final Pattern ID = Pattern.compile("\\d{1,18}");

    private final Catalog catalog;
    private final EventSignal changes;

    public EventResource(Catalog catalog, EventSignal changes) {
        this.catalog = catalog;
        this.changes = changes;
    }

    @Override
    public void addTo(Router.Builder routes) {
        routes.route(Method.GET, "/events", this::get);
    }

    private Response get(Request request) {
        request.query().requireOnly(Set.of());
        Optional<String> last = request.headers().first("Last-Event-ID").filter(id -> !id.isEmpty());
        if (last.filter(id -> !ID.matcher(id).matches()).isPresent()) {
            throw HttpException.badRequest("Last-Event-ID is the id of an event of this stream, or 0 for all of them.");
        }
        InteractionEvents events = last.isPresent()
                ? InteractionEvents.after(catalog, Long.parseLong(last.get()))
                : InteractionEvents.fromNow(catalog);
        return Response.events(events, changes);
    }
}
