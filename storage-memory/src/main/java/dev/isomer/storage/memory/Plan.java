package dev.isomer.storage.memory;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Selection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a selection is run.
 *
 * @param access by which way it comes to rows
 * @param filter what is asked of each row beside, all of which must hold
 * @param isOrdered whether the access gives the rows in the order wanted, or against it
 * @param descending in which direction the access is walked
 * @param filtersPlace whether rows are compared with the place that they come after
 */
record Plan<E>(
        Access<E> access, List<Condition<E>> filter, boolean isOrdered, boolean descending, boolean filtersPlace) {
    /** Whether every row of the access matches. */
    boolean isWholeAccess() {
        return filter.isEmpty() && !filtersPlace;
    }

    /** The matching rows, in the order of the access, without the first {@code passed} of them. */
    Access.RowSource<E> open(Table<E> table, Selection<E> selection, long passed) {
        return isWholeAccess()
                ? access.open(table, descending, passed)
                : Access.passed(passed, filtered(access.open(table, descending, 0), selection));
    }

    private Access.RowSource<E> filtered(Access.RowSource<E> source, Selection<E> selection) {
        return () -> {
            E row = source.next();
            while (row != null && !(matches(row) && (!filtersPlace || selection.isAfter(row)))) {
                row = source.next();
            }
            return row;
        };
    }

    private boolean matches(E row) {
        for (int i = 0; i < filter.size(); i++) {
            if (!filter.get(i).test(row)) {
                return false;
            }
        }
        return true;
    }

    /** The plan in words; values are left out, some may be secret. */
    String explain(Selection<E> selection) {
        Set<String> names = new LinkedHashSet<>();
        filter.forEach(condition -> collectNames(condition, names));
        return selection.type().storedName()
                + ": "
                + access.explain()
                + (descending ? ", descending" : "")
                + (names.isEmpty() ? "" : "; filter on " + names)
                + (filtersPlace ? "; filter on the position" : "")
                + (isOrdered ? "; in order" : "; sorts");
    }

    /** The attributes of the index that leads to the rows, or the id's name; null if all rows are looked at. */
    @Nullable
    String index() {
        if (access instanceof Access.Point<E> point) {
            return point.key().attributes().toString();
        } else if (access instanceof Access.Ranges<E> ranges) {
            return ranges.key().attributes().toString();
        }
        return access instanceof Access.Rows<E> rows && rows.isAll() ? null : "id";
    }

    private static void collectNames(Condition<?> condition, Set<String> names) {
        if (condition instanceof Condition.All<?> all) {
            all.terms().forEach(term -> collectNames(term, names));
        } else if (condition instanceof Condition.Any<?> any) {
            any.terms().forEach(term -> collectNames(term, names));
        } else {
            names.add(attributeOf(condition).name());
        }
    }

    private static Attribute<?, ?> attributeOf(Condition<?> atom) {
        if (atom instanceof Condition.Compare<?> compare) {
            return compare.attribute();
        } else if (atom instanceof Condition.Differs<?> differs) {
            return differs.attribute();
        } else if (atom instanceof Condition.OneOf<?> oneOf) {
            return oneOf.attribute();
        } else if (atom instanceof Condition.Missing<?> missing) {
            return missing.attribute();
        } else if (atom instanceof Condition.StartsWith<?> startsWith) {
            return startsWith.attribute();
        } else if (atom instanceof Condition.Contains<?> contains) {
            return contains.attribute();
        }
        throw new IllegalArgumentException("Not an atom: " + atom);
    }
}
