package dev.isomer.web.resource;

import dev.isomer.web.http.Body;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The files that pages load from the application itself: {@code GET /assets/{file}}. */
final class AssetResource {
    private static final Map<String, String> TYPES =
            Map.of("isomer.css", "text/css; charset=utf-8", "isomer.svg", "image/svg+xml");

    /** {@code GET /assets/{file}}. */
    Response get(Request request) {
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
