package dev.isomer.web.resource.content;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.CidReferences;
import dev.isomer.catalog.InteractionRequest;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.cid.NamedContent;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.storage.model.Bytes;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Parameters;
import dev.isomer.web.http.Representation;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code POST /cids/{cid}}: a text edited. Content never changes; the new text is new content, and the aliases and
 * servers that name the old one can be made to name the new one in the same step.
 */
final class ContentEdits {
    private static final Set<String> FIELDS = Set.of("text", "change_message", "repoint");

    private final Catalog catalog;

    ContentEdits(Catalog catalog) {
        this.catalog = catalog;
    }

    private record Edited(NamedContent content, boolean isNew, CidReferences.Updated repointed) {}

    /** {@code POST /cids/{cid}}: the form of its page. */
    Response submit(Request request) {
        if (!request.hasForm()) {
            throw HttpException.unsupportedMediaType("This address takes the form of its page; POST content to /cids.");
        }
        Cid old = ContentItem.named(request);
        Parameters form = Upload.textForm(request);
        form.requireOnly(FIELDS);
        String text = form.first("text").orElseThrow(() -> HttpException.invalid("text", "Send the new text."));
        boolean repoints = form.first("repoint").filter("true"::equals).isPresent();
        Edited edited = catalog.write(tx -> edit(tx, old, text, form.first("change_message"), repoints));
        String address = "/cids/" + edited.content().cid();
        if (Representation.of(request) == Representation.HTML) {
            return Response.seeOther(address);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("cid", edited.content().cid().toString());
        document.put("size", edited.content().cid().contentLength());
        document.put("repointed_aliases", edited.repointed().aliases());
        document.put("repointed_servers", edited.repointed().servers());
        return Response.json(edited.isNew() ? 201 : 200, document).with("Location", address);
    }

    private static Edited edit(
            CatalogTransaction tx, Cid old, String sent, Optional<String> message, boolean repoints) {
        Bytes before = tx.contents()
                .get(old)
                .orElseThrow(() -> HttpException.notFound("There is no content with this identifier here any more."))
                .fileData();
        NamedContent after = NamedContent.of(Bytes.ofUtf8(withNewlinesOf(before.toUtf8(), sent)));
        boolean isNew = ContentUploads.store(tx, after, message);
        if (!repoints || after.cid().equals(old)) {
            return new Edited(after, isNew, new CidReferences.Updated(0, 0));
        }
        List<String> aliases = naming(tx, Kind.ALIAS, old);
        List<String> servers = naming(tx, Kind.SERVER, old);
        CidReferences.Updated updated =
                tx.cidReferences().update(old.toString(), after.cid().toString());
        aliases.forEach(name -> record(tx, Kind.ALIAS, name, message));
        servers.forEach(name -> record(tx, Kind.SERVER, name, message));
        return new Edited(after, isNew, updated);
    }

    /** The text as a page sends it, with the newlines that the text before had. */
    private static String withNewlinesOf(String before, String sent) {
        String plain = Upload.plain(sent);
        boolean windows = before.contains("\r\n") && !before.replace("\r\n", "").contains("\n");
        return windows ? plain.replace("\n", "\r\n") : plain;
    }

    private static <E extends Record & NamedEntity> List<String> naming(CatalogTransaction tx, Kind<E> kind, Cid cid) {
        return tx
                .entities(kind)
                .list(kind.type().where(Referrers.naming(kind, cid)).orderBy(kind.name()))
                .stream()
                .map(NamedEntity::name)
                .toList();
    }

    private static <E extends Record & NamedEntity> void record(
            CatalogTransaction tx, Kind<E> kind, String name, Optional<String> message) {
        String definition =
                tx.entities(kind).byName(name).map(NamedEntity::definition).orElse("");
        tx.interactions()
                .record(InteractionRequest.now(kind.singular(), name, "save", message.orElse(null), definition));
    }
}
