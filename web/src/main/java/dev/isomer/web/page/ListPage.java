package dev.isomer.web.page;

import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.catalog.model.Secret;
import java.util.List;
import java.util.Locale;

/**
 * What the list of a kind shows.
 *
 * @param kind the plural, as in the address
 * @param singular what one is called
 * @param matching how many there are on all pages
 * @param enabled {@code true}, {@code false}, or empty for both
 * @param limit how many rows a page has, where that is not the usual number; else empty
 * @param address this list with its filters and order, without the place in it
 * @param nextAddress the page after this one; empty on the last
 * @param isLaterPage whether there is a page before this one
 * @param deleted what was just deleted; empty for nothing
 * @param undo the id to bring it back by; empty where that cannot be done
 */
public record ListPage(
        String kind,
        String singular,
        List<Row> rows,
        long matching,
        String contained,
        String prefix,
        String enabled,
        String sort,
        String limit,
        String address,
        String nextAddress,
        boolean isLaterPage,
        String deleted,
        String undo)
        implements Page {
    private static final int PREVIEW_CODE_POINTS = 90;

    /**
     * One line of the table.
     *
     * @param shadowed whether the application itself answers a path that an alias is for
     */
    public record Row(
            String name,
            String address,
            String preview,
            boolean enabled,
            boolean shadowed,
            String preciseUpdated,
            String updated) {
        /** The line of an entity; of a secret's value it shows nothing. */
        public static Row of(Kind<?> kind, NamedEntity entity, boolean shadowed) {
            String definition = entity.definition();
            String preview = entity instanceof Secret ? "••••••" : preview(definition == null ? "" : definition);
            return new Row(
                    entity.name(),
                    "/" + kind.plural() + "/" + entity.name(),
                    preview,
                    entity.enabled(),
                    shadowed,
                    Times.precise(entity.updatedAt()),
                    Times.brief(entity.updatedAt()));
        }

        private static String preview(String definition) {
            String line = definition.strip().lines().findFirst().orElse("");
            if (line.codePointCount(0, line.length()) <= PREVIEW_CODE_POINTS) {
                return line;
            }
            return line.substring(0, line.offsetByCodePoints(0, PREVIEW_CODE_POINTS)) + "…";
        }
    }

    /** The kind with a capital. */
    public String title() {
        return kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
    }

    /** All of this list in another form. */
    public String addressAs(String ending) {
        int question = address.indexOf('?');
        String parameters = question < 0 ? "" : address.substring(question);
        return "/" + kind + "." + ending + parameters;
    }

    /** The form for a new one. */
    public EditForm form() {
        return EditForm.empty(kind);
    }

    /** Whether only a part is asked for. */
    public boolean isFiltered() {
        return !contained.isEmpty() || !prefix.isEmpty() || !enabled.isEmpty();
    }

    /** What such a thing is for, in one sentence. */
    public String purpose() {
        return switch (kind) {
            case "servers" -> "A server is a piece of code with a name.";
            case "aliases" -> "An alias leads from a path to another one: docs -> /servers/manual.";
            case "variables" -> "A variable is a named text that definitions can refer to.";
            default -> "A secret is a named text whose value is not shown again once it is saved.";
        };
    }

    @Override
    public String template() {
        return "list.jte";
    }
}
