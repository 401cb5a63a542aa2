package dev.isomer.web.page;

import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.catalog.model.Secret;
import dev.isomer.catalog.model.Server;

/**
 * What the page of one server, alias, variable or secret shows.
 *
 * @param definition the text to edit; empty for a secret
 * @param definitionCid where a server's definition stands as content; empty for the other kinds
 * @param version the tag of the state shown
 */
public record ItemPage(
        String kind,
        String singular,
        String name,
        String definition,
        boolean secret,
        String definitionCid,
        boolean enabled,
        String created,
        String updated,
        String version)
        implements Page {
    /** The page of an entity in the state with that tag. */
    public static ItemPage of(Kind<?> kind, NamedEntity entity, String version) {
        boolean secret = entity instanceof Secret;
        String definition = entity.definition();
        String definitionCid = entity instanceof Server server ? server.definitionCid() : null;
        return new ItemPage(
                kind.plural(),
                kind.singular(),
                entity.name(),
                secret || definition == null ? "" : definition,
                secret,
                definitionCid == null ? "" : definitionCid,
                entity.enabled(),
                Times.brief(entity.createdAt()),
                Times.brief(entity.updatedAt()),
                version);
    }

    /** The address of this page. */
    public String address() {
        return "/" + kind + "/" + name;
    }

    @Override
    public String template() {
        return "item.jte";
    }
}
