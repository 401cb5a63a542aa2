package dev.isomer.catalog.alias;

import java.util.List;

/** What the aliases say to a request. */
public sealed interface AliasAnswer {
    /** No alias matches, or the one that does would lead out of the application. */
    record None() implements AliasAnswer {}

    /**
     * The request is to be sent elsewhere.
     *
     * @param aliasName the alias that matched
     * @param location the value for a {@code Location} header, ASCII only
     */
    record Redirect(String aliasName, String location) implements AliasAnswer {}

    /**
     * Following the aliases never ends.
     *
     * @param chain the paths in the order in which they lead to each other; the last one repeats an earlier one, unless
     *     the chain was given up for its length
     */
    record Loop(List<String> chain) implements AliasAnswer {}
}
