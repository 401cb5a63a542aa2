package dev.isomer.web.resource.content;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.Contents;
import dev.isomer.catalog.InteractionRequest;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.cid.NamedContent;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Preconditions;
import dev.isomer.web.http.Problem;
import dev.isomer.web.http.Representation;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Response;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes content: {@code POST /cids} and {@code PUT /cids/{cid}}. */
final class ContentUploads {
    private static final Set<String> PARAMETERS = Set.of("change_message", "dryRun", "format");

    private final Catalog catalog;

    ContentUploads(Catalog catalog) {
        this.catalog = catalog;
    }

    /** {@code POST /cids}; with {@code dryRun=true} it tells the name and whether it is known, and stores nothing. */
    Response post(Request request) {
        request.query().requireOnly(PARAMETERS);
        Upload upload = Upload.read(request);
        if (request.query().first("dryRun").filter("true"::equals).isPresent()) {
            return rehearsed(upload.content());
        }
        boolean isNew = catalog.write(tx -> store(tx, upload.content(), upload.message()));
        return answer(request, isNew, upload.content());
    }

    /** {@code PUT /cids/{cid}}: the body must be what the address names. */
    Response put(Request request) {
        request.query().requireOnly(PARAMETERS);
        Cid cid = ContentItem.named(request);
        NamedContent content = Upload.body(request);
        if (!content.cid().equals(cid)) {
            throw new HttpException(Problem.of(
                            422,
                            "digest-mismatch",
                            "Other content",
                            "The body is not the content of this identifier, so nothing was stored; "
                                    + "POST it to /cids, or send it again if it was damaged on its way.")
                    .with("expected", cid.toString())
                    .with("actual", content.cid().toString()));
        }
        boolean isNew = catalog.write(tx -> {
            Optional<String> present = tx.contents().place(cid).map(place -> '"' + cid.toString() + '"');
            Preconditions.requireBeforeChange(request.headers(), present);
            return store(tx, content, request.query().first("change_message"));
        });
        return answer(request, isNew, content);
    }

    /** Stores what is not there yet, and records that it came. */
    static boolean store(CatalogTransaction tx, NamedContent content, Optional<String> message) {
        boolean isNew = tx.contents().store(content);
        if (isNew) {
            tx.interactions()
                    .record(InteractionRequest.now(
                            ContentItem.KIND, content.cid().toString(), "upload", message.orElse(null), ""));
        }
        return isNew;
    }

    private Response rehearsed(NamedContent content) {
        Optional<Contents.Place> place = catalog.read(tx -> tx.contents().place(content.cid()));
        Map<String, Object> document = facts(content).document();
        document.put("place", place.map(ContentFacts::word).orElse(null));
        return Response.json(200, document);
    }

    private Response answer(Request request, boolean isNew, NamedContent content) {
        String address = "/cids/" + content.cid();
        return Representation.of(request) == Representation.HTML
                ? Response.seeOther(address)
                : Response.json(isNew ? 201 : 200, facts(content).document()).with("Location", address);
    }

    private ContentFacts facts(NamedContent content) {
        return catalog.read(tx -> ContentFacts.of(
                content.cid(),
                tx.contents().place(content.cid()).orElse(Contents.Place.STORED),
                content.content(),
                tx.contents().storedAt(content.cid())));
    }
}
