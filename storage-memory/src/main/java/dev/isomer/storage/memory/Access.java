package dev.isomer.storage.memory;

import dev.isomer.storage.model.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By which way a plan comes to its rows.
 *
 * @param <E> the row
 */
sealed interface Access<E> {
    /** The rows, in the order of the access or against it. */
    RowSource<E> open(Table<E> table, boolean descending);

    /** The way in words. */
    String explain();

    /** Rows one after the other. */
    @FunctionalInterface
    interface RowSource<E> {
        /** The next row, or null after the last. */
        @Nullable
        E next();
    }

    /**
     * Rows by their ids from one to another, both included.
     *
     * @param from the least id
     * @param to the greatest
     */
    record Rows<E>(long from, long to) implements Access<E> {
        static <E> Rows<E> all() {
            return new Rows<>(0, Long.MAX_VALUE);
        }

        boolean isAll() {
            return from <= 1 && to == Long.MAX_VALUE;
        }

        @Override
        public RowSource<E> open(Table<E> table, boolean descending) {
            IdCursor<E> cursor = new IdCursor<>(table.rows(), from, to, descending);
            return cursor::next;
        }

        @Override
        public String explain() {
            return isAll() ? "all rows" : "range of ids";
        }
    }

    /**
     * Some ids.
     *
     * @param ids ascending, each once
     */
    record Ids<E>(List<Object> ids) implements Access<E> {
        @Override
        public RowSource<E> open(Table<E> table, boolean descending) {
            return new RowSource<>() {
                private int index = descending ? ids.size() - 1 : 0;

                @Override
                public @Nullable E next() {
                    E row = null;
                    while (row == null && index >= 0 && index < ids.size()) {
                        row = table.rows().get((Long) ids.get(index));
                        index += descending ? -1 : 1;
                    }
                    return row;
                }
            };
        }

        @Override
        public String explain() {
            return "rows by id";
        }
    }

    /**
     * The one row with a unique key.
     *
     * @param key the key
     * @param value its value, or an array of all
     */
    record Point<E>(Key<E> key, Object value) implements Access<E> {
        @Override
        public RowSource<E> open(Table<E> table, boolean descending) {
            return new RowSource<>() {
                private boolean isDone;

                @Override
                public @Nullable E next() {
                    long id = isDone ? 0 : table.tree(key.ordinal()).findUnique(value);
                    isDone = true;
                    return id == 0 ? null : table.rows().get(id);
                }
            };
        }

        @Override
        public String explain() {
            return "unique key " + key.attributes();
        }
    }

    /**
     * Ranges of an index.
     *
     * @param key the index's key
     * @param ranges ascending, without a common entry
     */
    record Ranges<E>(Key<E> key, List<KeyRange> ranges) implements Access<E> {
        @Override
        public RowSource<E> open(Table<E> table, boolean descending) {
            KeyTree tree = table.tree(key.ordinal());
            return new RowSource<>() {
                private int index = descending ? ranges.size() - 1 : 0;
                private @Nullable KeyCursor cursor;

                @Override
                public @Nullable E next() {
                    while (true) {
                        if (cursor != null && cursor.next()) {
                            return table.rows().get(cursor.id());
                        }
                        if (index < 0 || index >= ranges.size()) {
                            return null;
                        }
                        cursor = tree.cursor(ranges.get(index), descending);
                        index += descending ? -1 : 1;
                    }
                }
            };
        }

        @Override
        public String explain() {
            boolean isWhole = ranges.equals(List.of(KeyRange.ALL));
            return (isWhole ? "whole index " : "range of index ") + key.attributes();
        }

        long count(Table<E> table, long atMost) {
            long count = 0;
            for (KeyRange range : ranges) {
                count += table.tree(key.ordinal()).cursor(range, false).count(atMost - count);
                if (count >= atMost) {
                    return atMost;
                }
            }
            return count;
        }
    }
}
