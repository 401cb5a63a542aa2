package dev.isomer.web.resource.content;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.model.CidRecord;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.Capability;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.PercentEncoding;
import dev.isomer.web.http.Preconditions;
import dev.isomer.web.http.Ranges;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Resource;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Router;
import dev.isomer.web.page.Times;
import dev.isomer.web.resource.row.RowCache;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * Content by its identifier: {@code GET /{cid}} and {@code /{cid}.{ext}}. The bytes are always those that the
 * identifier names; the extension only chooses their type. Nothing of it runs in the origin of the application.
 */
public final class ContentResource implements Resource {
    private static final String NEVER = "Thu, 31 Dec 2037 23:55:55 GMT";

    private final Catalog catalog;

    /** For the bare identifier, which most ask for. */
    private final RowCache<CidRecord, Response> heads = new RowCache<>(
            content -> content.path().hashCode(),
            content -> head(cid(content.path().substring(1)).orElseThrow(), "", content),
            head -> true);

    public ContentResource(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public void addTo(Router.Builder routes) {
        routes.route(Method.GET, "/{cid}", this::get)
                .where("/{cid}", ContentResource::isName)
                .quick("/{cid}", this::isQuick);
    }

    /** Content that is in memory, not in the directory of files. */
    private boolean isQuick(Request request) {
        return catalog.store().capabilities().contains(Capability.MEMORY_LIMIT)
                && !catalog.directory().contains(component(request.pathParameter("cid")));
    }

    /** Whether a path of this one segment is content's, here or not: an identifier, perhaps with an extension. */
    public static boolean isName(String segment) {
        return cid(segment).isPresent();
    }

    private static Optional<Cid> cid(String segment) {
        String component = component(segment);
        return Cid.tryParse(component).filter(found -> found.toString().equals(component));
    }

    /** What stands before an extension. */
    private static String component(String segment) {
        int dot = segment.indexOf('.');
        return dot < 0 ? segment : segment.substring(0, dot);
    }

    /** {@code GET /{cid}}, with or without an extension. */
    private Response get(Request request) {
        String segment = request.pathParameter("cid");
        int dot = segment.indexOf('.');
        String extension = dot < 0 ? "" : segment.substring(dot + 1);
        Cid cid = cid(segment).orElseThrow();
        String lowered = extension.toLowerCase(Locale.ROOT);
        if (lowered.equals("qr") || lowered.endsWith("md.html")) {
            throw HttpException.notFound("This version does not draw ." + lowered
                    + "; leave the extension out to get the content as it is.");
        }
        CidRecord content = catalog.read(tx -> tx.contents().get(cid))
                .orElseThrow(() -> HttpException.notFound("There is no content with this identifier here; "
                        + "upload it at /cids, or import a document that brings it along."));
        return answer(request, cid, extension, content);
    }

    private Response answer(Request request, Cid cid, String extension, CidRecord content) {
        Response head = extension.isEmpty() ? heads.of(content) : head(cid, extension, content);
        Response whole =
                Preconditions.unlessKnown(request, head.withStatusAndBody(200, new BytesBody(content.fileData())));
        if (whole.status() == 200 && isUnmodified(request, modified(content))) {
            return whole.withStatusAndBody(304, new BytesBody(Bytes.EMPTY));
        }
        return Ranges.apply(request, whole);
    }

    /** The answer without the bytes. */
    private static Response head(Cid cid, String extension, CidRecord content) {
        Response head = Response.of(200, ContentTypes.of(extension, content.fileData()), new BytesBody(Bytes.EMPTY))
                .with("Cache-Control", "public, max-age=31536000, immutable")
                .with("Expires", NEVER)
                .with("Last-Modified", Times.http(modified(content)))
                .with("Content-Security-Policy", "sandbox")
                .with("ETag", '"' + cid.toString() + '"')
                .with("Accept-Ranges", "bytes");
        return extension.contains(".") ? head.with("Content-Disposition", attachment(extension)) : head;
    }

    private static Instant modified(CidRecord content) {
        return Optional.ofNullable(content.createdAt()).orElse(Instant.EPOCH);
    }

    private static boolean isUnmodified(Request request, Instant modified) {
        Optional<String> since = request.headers().first("If-Modified-Since");
        if (since.isEmpty() || request.headers().first("If-None-Match").isPresent()) {
            return false;
        }
        try {
            return !modified.truncatedTo(ChronoUnit.SECONDS).isAfter(Times.ofHttp(since.get()));
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    /** A file name to save under; what is not plain is sent encoded beside a plain stand-in. */
    private static String attachment(String fileName) {
        String plain = fileName.replaceAll("[^A-Za-z0-9._ -]", "_");
        return plain.equals(fileName)
                ? "attachment; filename=\"" + plain + "\""
                : "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + PercentEncoding.encode(fileName);
    }
}
