package dev.isomer.web.resource.content;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.Contents;
import dev.isomer.catalog.InteractionRequest;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.model.CidRecord;
import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Problem;
import dev.isomer.web.http.Representation;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Texts;
import dev.isomer.web.page.Pages;
import dev.isomer.web.page.Times;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Facts about one piece of content, and its deletion: {@code GET DELETE /cids/{cid}}. */
final class ContentItem {
    /** What interactions call content. */
    static final String KIND = "cid";

    private static final int HISTORY = 10;

    private final Catalog catalog;
    private final Pages pages;

    ContentItem(Catalog catalog, Pages pages) {
        this.catalog = catalog;
        this.pages = pages;
    }

    private record Found(
            CidRecord content,
            ContentFacts facts,
            List<Referrers.Referrer> referrers,
            int invocations,
            List<EntityInteraction> history) {}

    /** {@code GET /cids/{cid}}. */
    Response get(Request request) {
        request.query().requireOnly(Set.of("format"));
        Cid cid = named(request);
        Found found = catalog.read(tx -> find(tx, cid));
        if (Representation.of(request) == Representation.HTML) {
            return Response.html(
                    200,
                    pages.html(ContentViews.page(
                            found.facts(), found.content().fileData(), found.referrers(), found.history())));
        }
        return Response.json(200, document(found));
    }

    private static Found find(CatalogTransaction tx, Cid cid) {
        List<Referrers.Referrer> referrers = Referrers.of(tx, cid);
        Contents.Place place = tx.contents().place(cid).orElseThrow(() -> absent(cid, referrers));
        CidRecord content = tx.contents().get(cid).orElseThrow(() -> absent(cid, referrers));
        return new Found(
                content,
                ContentFacts.of(cid, place, content),
                referrers,
                tx.invocations().findByCid(cid.toString()).size(),
                tx.interactions().recent(KIND, cid.toString(), HISTORY));
    }

    private static Map<String, Object> document(Found found) {
        Map<String, Object> document = new LinkedHashMap<>(found.facts().document());
        document.put("content", found.facts().cid().path());
        document.put(
                "referrers",
                found.referrers().stream().map(Referrers.Referrer::document).toList());
        document.put("invocations", found.invocations());
        document.put(
                "history", found.history().stream().map(ContentItem::document).toList());
        return document;
    }

    private static Map<String, Object> document(EntityInteraction done) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("action", done.action());
        document.put("message", done.message());
        document.put("created_at", Times.precise(done.createdAt()));
        return document;
    }

    /** {@code DELETE /cids/{cid}}, and {@code POST /cids/{cid}/delete} for forms. */
    Response delete(Request request) {
        Cid cid = named(request);
        catalog.write(tx -> {
            Optional<Contents.Place> place = tx.contents().place(cid);
            if (!tx.contents().delete(cid)) {
                throw place.isEmpty() ? absent(cid, Referrers.of(tx, cid)) : readOnly(place.get());
            }
            tx.interactions().recordDeletion(InteractionRequest.now(KIND, cid.toString(), "delete", null, ""));
            return cid;
        });
        return Representation.of(request) == Representation.HTML ? Response.seeOther("/cids") : Response.of(204);
    }

    /**
     * The identifier in the address.
     *
     * @throws HttpException 404 when it is none
     */
    static Cid named(Request request) {
        String text = request.pathParameter("cid");
        return Cid.tryParse(text)
                .filter(cid -> cid.toString().equals(text))
                .orElseThrow(() -> HttpException.notFound(
                        "“" + Texts.shortened(text) + "” is no content identifier; /cids lists those there are."));
    }

    private static HttpException absent(Cid cid, List<Referrers.Referrer> referrers) {
        String who = referrers.stream()
                .map(one -> one.kind() + " " + one.name())
                .distinct()
                .collect(Collectors.joining(", "));
        return HttpException.notFound("There is no content " + Texts.shortened(cid.toString())
                + " here; /cids takes it." + (who.isEmpty() ? "" : " It is still referred to by " + who + "."));
    }

    private static HttpException readOnly(Contents.Place place) {
        String detail = place == Contents.Place.DIRECTORY
                ? "This content lives in the content directory, which is only ever read; remove its file there."
                : "This content is in its own identifier and takes no room; there is nothing to delete.";
        return new HttpException(Problem.of(409, "read-only-source", "Cannot be deleted here", detail));
    }
}
