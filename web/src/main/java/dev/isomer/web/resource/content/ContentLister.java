package dev.isomer.web.resource.content;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.Contents;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.model.CidRecord;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.Position;
import dev.isomer.storage.model.Query;
import dev.isomer.web.http.Listing;
import dev.isomer.web.http.Representation;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Response;
import dev.isomer.web.page.ContentsPage;
import dev.isomer.web.page.Pages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code GET /cids}: what is stored and what the content directory has, each once. */
final class ContentLister {
    private final Catalog catalog;
    private final Pages pages;

    ContentLister(Catalog catalog, Pages pages) {
        this.catalog = catalog;
        this.pages = pages;
    }

    private record Part(List<ContentFacts> items, Optional<String> next, long count, long storedCount) {}

    /** A place in the list; without facts where a row's name is none, as other programs may have made it. */
    private record Found(Position position, Optional<ContentFacts> facts) {}

    /** {@code GET /cids}. */
    Response list(Request request) {
        Representation form = Representation.ofRecords(request);
        ContentListRequest asked = ContentListRequest.read(request.query());
        Part part = catalog.read(tx -> part(tx, asked));
        Optional<String> nextAddress = part.next().map(asked::address);
        if (form == Representation.HTML) {
            return Response.html(200, pages.html(page(asked, part, nextAddress)));
        }
        return new Listing(
                        ContentFacts.FIELDS,
                        "cid",
                        part.items().stream().map(ContentFacts::document).toList(),
                        part.next(),
                        nextAddress)
                .response(form);
    }

    private static Part part(CatalogTransaction tx, ContentListRequest asked) {
        Contents contents = tx.contents();
        Part found = asked.newestFirst() ? newest(contents, asked) : byIdentifier(contents, asked);
        return new Part(found.items(), found.next(), contents.count(), contents.countStored());
    }

    private static Part newest(Contents contents, ContentListRequest asked) {
        Query<CidRecord> query = asked.query();
        List<Found> found = new ArrayList<>();
        // A row's bytes are let go of before the next one comes.
        contents.forEachStored(
                query.limit(asked.limit() + 1L),
                row -> found.add(new Found(
                        query.positionOf(row),
                        Cid.tryParse(row.path()).map(cid -> ContentFacts.of(cid, Contents.Place.STORED, row)))));
        return cut(found, asked.limit());
    }

    private static Part byIdentifier(Contents contents, ContentListRequest asked) {
        Query<CidRecord> query = asked.query();
        Position position = query.after();
        String after =
                position == null ? "" : String.valueOf(position.values(query).get(0));
        List<Found> found = new ArrayList<>();
        for (String path : contents.listPaths(asked.prefix(), after, asked.limit() + 1)) {
            Optional<ContentFacts> facts = Cid.tryParse(path)
                    .flatMap(cid -> contents.place(cid).map(place -> ContentFacts.read(contents, cid, place)));
            found.add(new Found(query.positionOf(new CidRecord(0, path, Bytes.EMPTY, 0L, Instant.EPOCH)), facts));
        }
        return cut(found, asked.limit());
    }

    private static Part cut(List<Found> found, int limit) {
        boolean more = found.size() > limit;
        List<Found> page = more ? found.subList(0, limit) : found;
        return new Part(
                page.stream().flatMap(one -> one.facts().stream()).toList(),
                more ? Optional.of(page.get(limit - 1).position().toString()) : Optional.empty(),
                0,
                0);
    }

    private static ContentsPage page(ContentListRequest asked, Part part, Optional<String> nextAddress) {
        return new ContentsPage(
                part.items().stream().map(ContentViews::row).toList(),
                part.count(),
                part.storedCount(),
                asked.prefix(),
                asked.newestFirst(),
                asked.after().isPresent(),
                nextAddress.orElse(""));
    }
}
