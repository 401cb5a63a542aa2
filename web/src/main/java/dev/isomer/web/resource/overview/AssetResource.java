package dev.isomer.web.resource.overview;

import dev.isomer.web.http.Body;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Resource;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The files that pages load from the application itself: {@code GET /assets/{file}}. */
public final class AssetResource implements Resource {
    private static final Map<String, String> TYPES =
            Map.of("isomer.css", "text/css; charset=utf-8", "isomer.svg", "image/svg+xml");

    @Override
    public void addTo(Router.Builder routes) {
        routes.route(Method.GET, "/assets/{file}", this::get);
    }

    /** {@code GET /assets/{file}}. */
    private Response get(Request request) {
        String file = request.pathParameter("file");
        String type = TYPES.get(file);
        if (type == null) {
            throw HttpException.notFound("There is no such file of the application.");
        }
        try (InputStream in = AssetResource.class.getResourceAsStream("/dev/isomer/web/assets/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The application was packed without " + file + ".");
            }
            return Response.of(200, type, Body.of(in.readAllBytes())).with("Cache-Control", "no-cache");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
