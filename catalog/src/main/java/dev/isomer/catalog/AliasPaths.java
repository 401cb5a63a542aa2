package dev.isomer.catalog;

import dev.isomer.catalog.alias.AliasDefinition;
import dev.isomer.catalog.alias.AliasTable;
import dev.isomer.catalog.alias.MatchType;
import dev.isomer.catalog.cid.CidText;
import dev.isomer.catalog.model.Alias;
import dev.isomer.catalog.model.Variable;
import dev.isomer.catalog.text.TextRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the aliases of one transaction lead, with the enabled variables filled in. */
public final class AliasPaths {
    private final NamedEntities<Alias> aliases;
    private final NamedEntities<Variable> variables;

    AliasPaths(NamedEntities<Alias> aliases, NamedEntities<Variable> variables) {
        this.aliases = aliases;
        this.variables = variables;
    }

    /**
     * The enabled aliases in the order in which they are tried. Reads and compiles them all; keep it while nothing
     * changes.
     */
    public AliasTable table() {
        return rows().table();
    }

    /** All that a table is made from, not yet read: two that are equal make equal tables. */
    Rows rows() {
        return new Rows(aliases.allEnabled(), variables.enabledDefinitions());
    }

    /**
     * What a table is made from.
     *
     * @param aliases the enabled ones, by name
     * @param variables the values of the enabled ones by name
     */
    record Rows(List<Alias> aliases, Map<String, String> variables) {
        AliasTable table() {
            List<AliasDefinition> definitions = aliases.stream()
                    .map(alias -> AliasDefinition.read(alias.name(), alias.definition(), variables))
                    .toList();
            return AliasTable.of(definitions);
        }
    }

    /** An alias's definition, read. */
    public AliasDefinition definition(Alias alias) {
        return AliasDefinition.read(alias.name(), alias.definition(), variables.enabledDefinitions());
    }

    /** The alias that was added first among those, disabled ones included, with a literal line to that target. */
    public Optional<Alias> byTargetPath(@Nullable String target) {
        String text = target == null ? "" : TextRules.trim(target);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Set<String> wanted = Set.copyOf(List.of(text, "/" + CidText.stripped(text)));
        Map<String, String> values = variables.enabledDefinitions();
        return aliases.list(Alias.TYPE.all()).stream()
                .filter(alias -> leadsTo(AliasDefinition.read(alias.name(), alias.definition(), values), wanted))
                .findFirst();
    }

    private static boolean leadsTo(AliasDefinition definition, Set<String> targets) {
        return definition.lines().stream()
                .anyMatch(route -> route.type() == MatchType.LITERAL && targets.contains(route.target()));
    }
}
