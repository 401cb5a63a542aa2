package dev.isomer.web.resource.entity;

import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Order;
import dev.isomer.storage.model.Position;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Parameters;
import dev.isomer.web.http.PercentEncoding;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which part of a list is asked for, and in what order.
 *
 * @param contained what the name must contain; empty for anything
 * @param prefix what the name must begin with; empty for anything
 * @param sort a field, with a minus before it for descending
 * @param deleted the id of what was just deleted, for the page to offer to undo it; empty text when it cannot
 * @param after the position behind which to begin, as an earlier answer gave it
 */
record ListRequest(
        String contained,
        String prefix,
        Optional<Boolean> enabled,
        String sort,
        int limit,
        Optional<String> after,
        Optional<String> deleted) {
    private static final Set<String> PARAMETERS =
            Set.of("q", "prefix", "enabled", "sort", "limit", "after", "format", "deleted");
    private static final Set<String> SORTS =
            Set.of("name", "-name", "updated_at", "-updated_at", "created_at", "-created_at");

    /**
     * Reads the query.
     *
     * @throws HttpException 400 when a parameter is unknown or out of its range
     */
    static ListRequest read(Parameters query) {
        query.requireOnly(PARAMETERS);
        String sort = query.first("sort").filter(text -> !text.isEmpty()).orElse("name");
        if (!SORTS.contains(sort)) {
            throw HttpException.badRequest(
                    "Sort by name, created_at or updated_at, with a minus before it to reverse.");
        }
        return new ListRequest(
                query.first("q").orElse(""),
                query.first("prefix").orElse(""),
                enabled(query.first("enabled").orElse("")),
                sort,
                query.limit(),
                query.first("after").filter(text -> !text.isEmpty()),
                query.first("deleted"));
    }

    private static Optional<Boolean> enabled(String word) {
        if (word.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(BooleanWord.read(word)
                .orElseThrow(() -> HttpException.badRequest("The parameter enabled is true or false.")));
    }

    /** The query for one item more than the page, which tells whether there is a next one. */
    <E extends Record & NamedEntity> Query<E> query(Kind<E> kind) {
        Query<E> ordered = kind.type().where(predicate(kind)).orderBy(order(kind));
        Query<E> limited = ordered.limit(limit + 1L);
        return after.isEmpty() ? limited : limited.after(Position.parse(after.get()));
    }

    /** What the items of all pages have in common. */
    <E extends Record & NamedEntity> Predicate<E> predicate(Kind<E> kind) {
        Predicate<E> predicate = kind.type().all().predicate();
        if (!prefix.isEmpty()) {
            predicate = predicate.and(kind.name().startsWith(prefix));
        }
        if (!contained.isEmpty()) {
            predicate = predicate.and(kind.name().contains(contained));
        }
        return enabled.isEmpty() ? predicate : predicate.and(kind.enabled().eq(enabled.get()));
    }

    private <E extends Record & NamedEntity> Order<E> order(Kind<E> kind) {
        Attribute<E, ?> attribute = switch (sort.replace("-", "")) {
            case "created_at" -> kind.type().attribute("createdAt", Instant.class);
            case "updated_at" -> kind.type().attribute("updatedAt", Instant.class);
            default -> kind.name();
        };
        return sort.startsWith("-") ? attribute.descending() : attribute;
    }

    /** The address of the page behind the given position; of the first page when that is empty. */
    String address(String path, String position) {
        StringBuilder address = new StringBuilder(path).append('?');
        add(address, "q", contained);
        add(address, "prefix", prefix);
        add(address, "enabled", enabled.map(String::valueOf).orElse(""));
        add(address, "sort", sort.equals("name") ? "" : sort);
        add(address, "limit", limit == Parameters.STANDARD_LIMIT ? "" : "" + limit);
        add(address, "after", position);
        return address.substring(0, address.length() - 1);
    }

    private static void add(StringBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.append(name)
                    .append('=')
                    .append(PercentEncoding.encode(value))
                    .append('&');
        }
    }
}
