package dev.isomer.web.resource.content;

import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.catalog.model.Server;
import dev.isomer.storage.model.Predicate;
import dev.isomer.web.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who speaks of a piece of content: the first hundred of each kind. Secrets are not looked into. */
final class Referrers {
    private static final int LIMIT = 100;

    private Referrers() {}

    /**
     * One entity.
     *
     * @param isItsDefinition whether the content is its definition, rather than named in it
     */
    record Referrer(String kind, String plural, String name, boolean isItsDefinition) {
        Map<String, Object> document() {
            Map<String, Object> document = Fields.of("kind", kind, "name", name);
            document.put("how", isItsDefinition ? "definition" : "mention");
            return document;
        }
    }

    /** Those that a transaction sees: the servers that it defines, then who names it, by kind and name. */
    static List<Referrer> of(CatalogTransaction tx, Cid cid) {
        List<Referrer> found = new ArrayList<>();
        find(tx, Kind.SERVER, Server.DEFINITION_CID.eq(cid.toString()), true, found);
        find(tx, Kind.SERVER, naming(Kind.SERVER, cid), false, found);
        find(tx, Kind.ALIAS, naming(Kind.ALIAS, cid), false, found);
        find(tx, Kind.VARIABLE, naming(Kind.VARIABLE, cid), false, found);
        return found;
    }

    /** The entities of a kind whose definitions name the content. */
    static <E extends Record & NamedEntity> Predicate<E> naming(Kind<E> kind, Cid cid) {
        return kind.type().text("definition").contains(cid.toString());
    }

    private static <E extends Record & NamedEntity> void find(
            CatalogTransaction tx, Kind<E> kind, Predicate<E> which, boolean isDefinition, List<Referrer> found) {
        tx.entities(kind)
                .list(kind.type().where(which).orderBy(kind.name()).limit(LIMIT))
                .forEach(row -> found.add(new Referrer(kind.singular(), kind.plural(), row.name(), isDefinition)));
    }
}
