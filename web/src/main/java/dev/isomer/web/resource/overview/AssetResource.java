package dev.isomer.web.resource.overview;

import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.Preconditions;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Resource;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Router;
import dev.isomer.web.page.Assets;
import dev.isomer.web.page.Assets.Asset;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** The files that pages load from the application itself: {@code GET /assets/{hash}/{file}}. */
public final class AssetResource implements Resource {
    private static final Pattern GZIP = Pattern.compile("gzip(?:\\s*;\\s*q=(?:1(?:\\.0*)?|0\\.0*[1-9]\\d*))?");

    @Override
    public void addTo(Router.Builder routes) {
        routes.route(Method.GET, "/assets/{hash}/{file}", this::get);
    }

    /** {@code GET /assets/{hash}/{file}}. */
    private Response get(Request request) {
        String hash = request.pathParameter("hash");
        Asset asset = Assets.find(hash, request.pathParameter("file"))
                .orElseThrow(() -> HttpException.notFound(
                        "There is no such file of the application; load the page again that asked for it."));
        boolean compressed = takesGzip(request);
        Response response = Response.of(200, asset.type(), compressed ? asset.compressed() : asset.plain())
                .with("Cache-Control", "public, max-age=31536000, immutable")
                .with("Vary", "Accept-Encoding")
                .with("ETag", '"' + hash + (compressed ? "-gzip" : "") + '"');
        if (compressed) {
            response = response.with("Content-Encoding", "gzip");
        }
        return Preconditions.unlessKnown(request, response);
    }

    private static boolean takesGzip(Request request) {
        String accepted = request.headers().joined("Accept-Encoding").orElse("");
        return Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(","))
                .anyMatch(coding -> GZIP.matcher(coding.strip()).matches());
    }
}
