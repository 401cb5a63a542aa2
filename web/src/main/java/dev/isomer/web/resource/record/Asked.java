package dev.isomer.web.resource.record;

import dev.isomer.catalog.Bounds;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Position;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Parameters;
import dev.isomer.web.http.PercentEncoding;
import dev.isomer.web.page.Times;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which records are asked for, newest first.
 *
 * @param filters what was given for each filter of the list, in order; empty for anything
 * @param from the earliest time as it was written; empty for none
 * @param to the latest time as it was written; empty for none
 * @param after the position behind which to begin, as an earlier answer gave it
 */
record Asked(Map<String, String> filters, String from, String to, Bounds bounds, int limit, Optional<String> after) {

    /**
     * A part of a list.
     *
     * @param next the position behind it; empty on the last
     * @param nextAddress the address of the next part; empty on the last
     */
    record Part<E>(List<E> items, Optional<String> next, Optional<String> nextAddress) {}

    /**
     * Reads the query.
     *
     * @param filterNames the filters that the list has, which match exactly
     * @throws HttpException 400 when a parameter is unknown or out of its range
     */
    static Asked read(Parameters query, List<String> filterNames) {
        TreeSet<String> known = new TreeSet<>(filterNames);
        known.addAll(List.of("from", "to", "limit", "after", "format"));
        query.requireOnly(known);
        Map<String, String> filters = new LinkedHashMap<>();
        filterNames.forEach(name -> filters.put(name, query.first(name).orElse("")));
        return new Asked(
                filters,
                query.first("from").orElse(""),
                query.first("to").orElse(""),
                new Bounds(bound(query, "from"), bound(query, "to")),
                query.limit(),
                query.first("after").filter(text -> !text.isEmpty()));
    }

    private static @Nullable Instant bound(Parameters query, String name) {
        String text = query.first(name).orElse("").strip();
        if (text.isEmpty()) {
            return null;
        }
        return Times.read(text)
                .orElseThrow(() -> HttpException.badRequest("The parameter " + name
                        + " is a time such as 2026-01-31T23:59:59Z, or 2026/01/31 23:59:59 in UTC."));
    }

    /** What a filter asks for; empty for anything. */
    String filter(String name) {
        return filters.getOrDefault(name, "");
    }

    /** Whether only some of the records are asked for. */
    boolean isFiltered() {
        return !from.isBlank() || !to.isBlank() || filters.values().stream().anyMatch(text -> !text.isEmpty());
    }

    /** Reads the part from the records that match, the time deciding the order. */
    <E> Part<E> part(
            String path, Predicate<E> predicate, Attribute<E, Instant> time, Function<Query<E>, List<E>> reading) {
        Query<E> newestFirst =
                time.entityType().where(predicate).orderBy(time.descending()).limit(limit + 1L);
        List<E> found = reading.apply(after.isEmpty() ? newestFirst : newestFirst.after(Position.parse(after.get())));
        if (found.size() <= limit) {
            return new Part<>(found, Optional.empty(), Optional.empty());
        }
        List<E> items = found.subList(0, limit);
        String next = newestFirst.positionOf(items.get(limit - 1)).toString();
        return new Part<>(items, Optional.of(next), Optional.of(address(path, next)));
    }

    private String address(String path, String next) {
        Map<String, String> parameters = new LinkedHashMap<>(filters);
        parameters.put("from", from);
        parameters.put("to", to);
        parameters.put("limit", limit == Parameters.STANDARD_LIMIT ? "" : "" + limit);
        parameters.put("after", next);
        StringBuilder address = new StringBuilder(path).append('?');
        parameters.forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.append(name)
                        .append('=')
                        .append(PercentEncoding.encode(value))
                        .append('&');
            }
        });
        return address.substring(0, address.length() - 1);
    }
}
