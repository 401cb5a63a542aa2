package dev.isomer.storage.memory;

import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Reference;
import dev.isomer.storage.spi.Writing.Clearing;
import dev.isomer.storage.spi.Writing.IdSet;
import java.util.Collections;
import java.util.List;

/** Whether a change would break a unique key or a reference; which one is not said, the façade finds that out. */
final class Constraints {
    private Constraints() {}

    /** Whether another row has one of the unique keys of a row that is to replace one. */
    static <E> boolean breaksKey(Table<E> table, E row, E previous) {
        List<Key<E>> keys = table.shape().keys();
        for (int i = 0; i < keys.size(); i++) {
            Key<E> key = keys.get(i);
            boolean mustLook = key.unique() && !TableShape.isSameKey(key, previous, row);
            if (mustLook && !TableShape.hasNull(key, row) && table.tree(i).find(TableShape.keyOf(key, row)) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether the row refers to a row that is not there; it may refer to itself. */
    static <E> boolean breaksReference(Table<?>[] tables, Table<E> table, E row, long id) {
        List<TableShape.Parent<E>> parents = table.shape().parents();
        for (int i = 0; i < parents.size(); i++) {
            TableShape.Parent<E> parent = parents.get(i);
            Long parentId = parent.attribute().get(row);
            boolean isSelf = parentId != null
                    && parentId == id
                    && parent.ordinal() == table.shape().ordinal();
            if (parentId != null && !isSelf && tables[parent.ordinal()].rows().get(parentId) == null) {
                return true;
            }
        }
        return false;
    }

    /** Whether a row that is not among {@code all} refers to one of {@code set}, and not by what is cleared. */
    static boolean isReferredToFromOutside(
            DatabaseShape shape, Table<?>[] tables, IdSet set, List<IdSet> all, List<Clearing> clearings) {
        Table<?> table = shape.table(tables, set.type());
        for (TableShape.Child child : table.shape().children()) {
            KeyTree tree = tables[child.ordinal()].tree(child.keyOrdinal());
            for (Long id : set.ids()) {
                KeyCursor cursor = tree.cursor(KeyRange.of(tree.order(), id), false);
                while (cursor.next()) {
                    if (!contains(shape, all, child.ordinal(), cursor.id())
                            && !isCleared(shape, clearings, child, cursor.id())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isCleared(DatabaseShape shape, List<Clearing> clearings, TableShape.Child child, long id) {
        for (Clearing clearing : clearings) {
            Reference<?> reference = clearing.reference();
            if (shape.ordinalOf(reference.childType()) == child.ordinal()
                    && reference.key().ordinal() == child.keyOrdinal()
                    && Collections.binarySearch(clearing.ids(), id) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(DatabaseShape shape, List<IdSet> sets, int ordinal, long id) {
        for (IdSet set : sets) {
            if (shape.ordinalOf(set.type()) == ordinal && Collections.binarySearch(set.ids(), id) >= 0) {
                return true;
            }
        }
        return false;
    }
}
