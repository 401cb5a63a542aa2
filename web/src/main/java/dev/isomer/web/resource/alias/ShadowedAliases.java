package dev.isomer.web.resource.alias;

import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.alias.AliasDefinition;
import dev.isomer.catalog.alias.AliasRoute;
import dev.isomer.catalog.model.Alias;
import dev.isomer.catalog.model.NamedEntity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Tells lists and pages which aliases the application shadows by what it answers itself. */
public final class ShadowedAliases {
    private final Predicate<String> isFixed;

    /**
     * By what the application answers.
     *
     * @param isFixed whether it answers a path itself
     */
    public ShadowedAliases(Predicate<String> isFixed) {
        this.isFixed = isFixed;
    }

    /** The patterns out of reach of those among the entities that are aliases and have such, by name. */
    public Map<String, List<String>> among(CatalogTransaction tx, List<? extends NamedEntity> entities) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        if (entities.stream().noneMatch(Alias.class::isInstance)) {
            return found;
        }
        Map<String, String> variables = tx.variables().enabledDefinitions();
        for (NamedEntity entity : entities) {
            AliasDefinition definition = AliasDefinition.read(entity.name(), entity.definition(), variables);
            List<String> patterns = Shadows.of(definition, isFixed).stream()
                    .map(AliasRoute::pattern)
                    .toList();
            if (!patterns.isEmpty()) {
                found.put(entity.name(), patterns);
            }
        }
        return found;
    }
}
