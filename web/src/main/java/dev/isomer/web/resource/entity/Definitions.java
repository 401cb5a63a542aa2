package dev.isomer.web.resource.entity;

import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.alias.AliasDefinition;
import dev.isomer.catalog.alias.InvalidAliasException;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.text.TextRules;
import dev.isomer.web.http.HttpException;
import org.jspecify.annotations.Nullable;

/** What a person may give as the definition of an entity; imports have their own rules. */
final class Definitions {
    private Definitions() {}

    /**
     * The definition, when it may be used.
     *
     * @throws dev.isomer.web.http.HttpException 422 with what is wrong with it
     */
    static String require(CatalogTransaction tx, Kind<?> kind, String name, @Nullable String definition) {
        if (definition == null || TextRules.isBlank(definition)) {
            throw HttpException.invalid("definition", "Give the " + kind.singular() + " a definition.");
        }
        if (kind == (Kind<?>) Kind.ALIAS) {
            try {
                AliasDefinition.read(name, definition, tx.variables().enabledDefinitions())
                        .requireValid();
            } catch (InvalidAliasException unusable) {
                throw HttpException.invalid("definition", String.valueOf(unusable.getMessage()));
            }
        }
        return definition;
    }
}
