package dev.isomer.catalog.alias;

/**
 * The first route that matched a path.
 *
 * @param aliasName the alias it belongs to
 * @param route the route
 * @param target where it leads for that path, with what the pattern captured filled in
 */
public record AliasMatch(String aliasName, AliasRoute route, String target) {}
