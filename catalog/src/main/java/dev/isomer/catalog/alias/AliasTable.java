package dev.isomer.catalog.alias;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Aliases in the order in which they are tried: the first route that matches wins, whatever its type or length.
 * Immutable and safe for many threads; a look-up tries the routes one after another.
 */
public final class AliasTable {
    private static final int LIMIT_HOPS = 20;

    private final List<Entry> entries;

    private record Entry(String aliasName, AliasRoute route, RouteMatcher matcher) {}

    private AliasTable(List<Entry> entries) {
        this.entries = entries;
    }

    /** A table of the given definitions, which are those of enabled aliases, by name. */
    public static AliasTable of(List<AliasDefinition> definitions) {
        List<Entry> entries = new ArrayList<>();
        for (AliasDefinition definition : definitions) {
            for (AliasRoute route : definition.routes()) {
                entries.add(new Entry(definition.aliasName(), route, RouteMatcher.ofRead(route)));
            }
        }
        return new AliasTable(List.copyOf(entries));
    }

    /** The first route that matches the path, which is percent-decoded. */
    public Optional<AliasMatch> match(String path) {
        String rooted = path.startsWith("/") ? path : "/" + path;
        for (Entry entry : entries) {
            Optional<String> target = entry.matcher.targetFor(rooted);
            if (target.isPresent()) {
                return Optional.of(new AliasMatch(entry.aliasName, entry.route, target.get()));
            }
        }
        return Optional.empty();
    }

    /**
     * Where a request is to be sent.
     *
     * @param path the path requested, percent-decoded
     * @param query the raw query without its question mark; empty for none
     * @param isFixed true for the paths that the application answers itself, where following ends
     */
    public AliasAnswer answer(String path, String query, Predicate<String> isFixed) {
        Optional<AliasMatch> first = match(path);
        if (first.isEmpty() || !AliasTarget.staysInside(first.get().target())) {
            return new AliasAnswer.None();
        }
        List<String> chain = new ArrayList<>(List.of(path));
        Optional<AliasMatch> hop = first;
        while (hop.isPresent() && AliasTarget.staysInside(hop.get().target())) {
            String next = nextPath(chain.get(chain.size() - 1), hop.get().target());
            boolean repeats = chain.contains(next);
            chain.add(next);
            if (repeats || chain.size() > LIMIT_HOPS) {
                return new AliasAnswer.Loop(List.copyOf(chain));
            }
            hop = isFixed.test(next) ? Optional.empty() : match(next);
        }
        return new AliasAnswer.Redirect(
                first.get().aliasName(), AliasTarget.location(first.get().target(), query));
    }

    /** The percent-decoded path that a browser at one path asks for when sent to a target. */
    private static String nextPath(String path, String target) {
        String location = AliasTarget.location(target, "");
        try {
            URI here = new URI(null, null, path.startsWith("/") ? path : "/" + path, null);
            String next = here.resolve(new URI(location)).getPath();
            return next == null || next.isEmpty() ? path : next;
        } catch (URISyntaxException unusual) {
            return target.split("[?#]", 2)[0];
        }
    }
}
