package dev.isomer.catalog;

import dev.isomer.catalog.alias.AliasDefinition;
import dev.isomer.catalog.cid.CidText;
import dev.isomer.catalog.model.Alias;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.catalog.model.Server;
import dev.isomer.catalog.text.JsonText;
import dev.isomer.catalog.text.TextRules;
import dev.isomer.storage.model.Bytes;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows content that was edited: puts its new identifier where definitions have the old one. */
public final class CidReferences {
    private final NamedEntities<Alias> aliases;
    private final NamedEntities<Server> servers;
    private final Contents contents;

    CidReferences(NamedEntities<Alias> aliases, NamedEntities<Server> servers, Contents contents) {
        this.aliases = aliases;
        this.servers = servers;
        this.contents = contents;
    }

    /**
     * How many entities were changed.
     *
     * @param aliases how many aliases
     * @param servers how many servers
     */
    public record Updated(int aliases, int servers) {}

    /**
     * What happened to one alias.
     *
     * @param created whether it was added
     * @param updated 1 when it was added or changed, else 0
     */
    public record AliasUpdated(boolean created, int updated) {}

    /**
     * Replaces an identifier by another in the definition of every alias and server, enabled or not. If a server
     * changes, the new definitions of all enabled ones are stored as content too.
     *
     * @param oldCid need not be valid; white space around it and slashes before it do not count
     * @param newCid likewise; if either is empty or both are equal nothing is changed
     */
    public Updated update(@Nullable String oldCid, @Nullable String newCid) {
        String from = CidText.stripped(oldCid);
        String to = CidText.stripped(newCid);
        if (from.isEmpty() || to.isEmpty() || from.equals(to)) {
            return new Updated(0, 0);
        }
        Updated updated = new Updated(update(aliases, from, to), update(servers, from, to));
        if (updated.servers() > 0) {
            contents.store(Bytes.ofUtf8(JsonText.of(servers.enabledDefinitions())));
        }
        return updated;
    }

    private static <E extends Record & NamedEntity> int update(NamedEntities<E> entities, String from, String to) {
        int changed = 0;
        for (E row : entities.all()) {
            String definition = row.definition();
            if (definition != null && definition.contains(from)) {
                entities.update(row.id(), row.name(), definition.replace(from, to), row.enabled());
                changed++;
            }
        }
        return changed;
    }

    /**
     * Makes one alias lead to new content: replaces the old identifier in its definition, or adds the alias. Its first
     * line becomes a literal one for its name; whether that ignores letter case stays. An alias that has a target which
     * does not speak of the old content is left alone, unless no old content is given: then its first line is made to
     * lead to the new.
     */
    public AliasUpdated updateAlias(@Nullable String oldCid, @Nullable String newCid, String aliasName) {
        String from = CidText.stripped(oldCid);
        String to = CidText.stripped(newCid);
        String name = TextRules.trim(aliasName);
        if (name.isEmpty() || to.isEmpty()) {
            return new AliasUpdated(false, 0);
        }
        Optional<Alias> existing = aliases.byName(name);
        if (existing.isEmpty()) {
            aliases.create(name, name + " -> /" + to, true);
            return new AliasUpdated(true, 1);
        }
        if (from.equals(to)) {
            return new AliasUpdated(false, 0);
        }
        Alias alias = existing.get();
        String definition = alias.definition() == null ? "" : alias.definition();
        String replaced = from.isEmpty() ? definition : definition.replace(from, to);
        AliasDefinition parsed = AliasDefinition.read(name, replaced, Map.of());
        boolean leadsElsewhere = replaced.equals(definition)
                && !from.isEmpty()
                && !parsed.lines().isEmpty();
        if (leadsElsewhere) {
            return new AliasUpdated(false, 0);
        }
        boolean keepsTarget = !from.isEmpty() && !parsed.lines().isEmpty();
        String target = keepsTarget ? parsed.primary().target() : "/" + to;
        String line = name + " -> " + target + (parsed.primary().ignoresCase() ? " [ignore-case]" : "");
        String rewritten = AliasDefinition.withPrimaryLine(replaced, line);
        Alias saved = aliases.update(alias.id(), name, rewritten, alias.enabled());
        return new AliasUpdated(false, saved.equals(alias) ? 0 : 1);
    }
}
