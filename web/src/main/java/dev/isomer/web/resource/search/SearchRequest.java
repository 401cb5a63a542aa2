package dev.isomer.web.resource.search;

import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.text.TextRules;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Parameters;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is searched for, and in what.
 *
 * @param query the text without white space around it; empty for none
 * @param kinds whether each kind is searched, by its plural, in the order of pages; contents are {@code cids}
 */
record SearchRequest(String query, Map<String, Boolean> kinds) {
    static final String CONTENTS = "cids";

    private static final int CODE_POINT_LIMIT = 200;
    private static final Set<String> OFF = Set.of("0", "false", "off", "no");

    /**
     * Reads the query.
     *
     * @throws HttpException 400 when a parameter is unknown or the text too long
     */
    static SearchRequest read(Parameters parameters) {
        Map<String, Boolean> kinds = new LinkedHashMap<>();
        Kind.all().forEach(kind -> kinds.put(kind.plural(), isOn(parameters, kind.plural())));
        kinds.put(CONTENTS, isOn(parameters, CONTENTS));
        Set<String> known = new TreeSet<>(kinds.keySet());
        known.add("q");
        known.add("format");
        parameters.requireOnly(known);
        String query = TextRules.trim(parameters.first("q").orElse(""));
        if (TextRules.length(query) > CODE_POINT_LIMIT) {
            throw HttpException.badRequest("Search for at most " + CODE_POINT_LIMIT + " characters.");
        }
        return new SearchRequest(query, kinds);
    }

    private static boolean isOn(Parameters parameters, String kind) {
        return parameters
                .last(kind)
                .filter(word -> OFF.contains(word.strip().toLowerCase(Locale.ROOT)))
                .isEmpty();
    }

    /** Whether a kind is searched. */
    boolean includes(String kind) {
        return kinds.getOrDefault(kind, false);
    }
}
