package dev.isomer.web.resource.entity;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.Query;
import dev.isomer.web.http.Body;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Listing;
import dev.isomer.web.http.Parameters;
import dev.isomer.web.http.Preconditions;
import dev.isomer.web.http.Representation;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Texts;
import dev.isomer.web.page.ListPage;
import dev.isomer.web.page.Pages;
import dev.isomer.web.resource.alias.ShadowedAliases;
import dev.isomer.web.resource.row.RowCache;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows lists and items of one kind. */
final class EntityReader<E extends Record & NamedEntity> {
    private final Catalog catalog;
    private final Kind<E> kind;
    private final Pages pages;
    private final ItemPages<E> itemPages;
    private final Trash trash;
    private final RowCache<E, RenderedRow> rendered =
            new RowCache<>(row -> Long.hashCode(row.id()), RenderedRow::of, RenderedRow::isLittle);
    private final ShadowedAliases shadowed;

    EntityReader(
            Catalog catalog, Kind<E> kind, Pages pages, ItemPages<E> itemPages, Trash trash, ShadowedAliases shadowed) {
        this.shadowed = shadowed;
        this.itemPages = itemPages;
        this.trash = trash;
        this.catalog = catalog;
        this.kind = kind;
        this.pages = pages;
    }

    /** Records as JSON, from rows that are all in memory. */
    boolean isQuick(Request request) {
        return catalog.store().capabilities().contains(Capability.MEMORY_LIMIT)
                && request.query().fields().isEmpty()
                && Representation.ofRecords(request) == Representation.JSON;
    }

    /** {@code GET /{kind}}. */
    Response list(Request request) {
        Representation form = Representation.ofRecords(request);
        ListRequest asked = ListRequest.read(request.query());
        Part<E> part = catalog.read(tx -> {
            Query<E> query = asked.query(kind);
            List<E> found = tx.entities(kind).list(query);
            boolean more = found.size() > asked.limit();
            List<E> items = more ? found.subList(0, asked.limit()) : found;
            Optional<String> next = more
                    ? Optional.of(query.positionOf(items.get(items.size() - 1)).toString())
                    : Optional.empty();
            boolean isPage = form == Representation.HTML;
            return new Part<>(
                    items,
                    next,
                    isPage ? tx.entities(kind).count(asked.predicate(kind)) : items.size(),
                    isPage ? shadowed.among(tx, items).keySet() : Set.of());
        });
        Optional<String> nextAddress = part.next().map(position -> asked.address("/" + kind.plural(), position));
        if (form == Representation.HTML) {
            return Response.html(200, pages.html(listPage(asked, part, nextAddress)));
        }
        if (form == Representation.JSON) {
            return Listing.json(rendered(part.items()), part.next(), nextAddress);
        }
        return new Listing(
                        EntityDocument.fields(kind),
                        "name",
                        part.items().stream().map(EntityDocument::of).toList(),
                        part.next(),
                        nextAddress)
                .response(form);
    }

    /** {@code GET /{kind}/{name}}. */
    Response item(Request request) {
        Representation form = Representation.ofRecords(request);
        request.query().requireOnly(Set.of("format", "after", "compare"));
        String name = request.pathParameter("name");
        E entity = catalog.read(tx -> tx.entities(kind).byName(name)).orElseThrow(() -> absent(kind, name));
        if (form == Representation.HTML) {
            Optional<String> compared = request.query().first("compare");
            return Response.html(
                    200,
                    pages.html(
                            compared.isPresent()
                                    ? itemPages.compare(entity, compared.get())
                                    : itemPages.item(request, entity)));
        }
        RenderedRow row = rendered.of(entity);
        Response response = form == Representation.JSON
                ? Response.of(200, "application/json", Body.of(row.json()))
                : Listing.item(form, EntityDocument.of(entity));
        return Preconditions.unlessKnown(request, response.with("ETag", row.tag()));
    }

    private List<byte[]> rendered(List<E> rows) {
        List<byte[]> documents = new ArrayList<>(rows.size());
        for (E row : rows) {
            documents.add(rendered.of(row).json());
        }
        return documents;
    }

    /** 404 with what to do. */
    static HttpException absent(Kind<?> kind, String name) {
        return HttpException.notFound("There is no " + kind.singular() + " “" + Texts.shortened(name) + "”; /"
                + kind.plural() + " lists those there are.");
    }

    private ListPage listPage(ListRequest asked, Part<E> part, Optional<String> nextAddress) {
        List<Trash.Deleted> deleted = asked.deleted().flatMap(trash::find).orElse(List.of());
        List<ListPage.Row> rows = part.items().stream()
                .map(entity -> ListPage.Row.of(kind, entity, part.shadowed().contains(entity.name())))
                .toList();
        return new ListPage(
                kind.plural(),
                kind.singular(),
                rows,
                part.matching(),
                asked.contained(),
                asked.prefix(),
                asked.enabled().map(String::valueOf).orElse(""),
                asked.sort(),
                asked.limit() == Parameters.STANDARD_LIMIT ? "" : "" + asked.limit(),
                asked.address("/" + kind.plural(), ""),
                nextAddress.orElse(""),
                asked.after().isPresent(),
                asked.deleted().isEmpty() ? "" : names(deleted),
                deleted.isEmpty() ? "" : asked.deleted().orElse(""));
    }

    private String names(List<Trash.Deleted> deleted) {
        return switch (deleted.size()) {
            case 0 -> "what you chose";
            case 1 -> deleted.get(0).entity().name();
            default -> deleted.size() + " " + kind.plural();
        };
    }

    private record Part<E>(List<E> items, Optional<String> next, long matching, Set<String> shadowed) {}
}
