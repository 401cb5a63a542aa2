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
    /** The rows, in the order of the access or against it, without the first {@code passed} of them. */
    RowSource<E> open(Table<E> table, boolean descending, long passed);

    /** How many rows there are. */
    long count(Table<E> table);

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
        public RowSource<E> open(Table<E> table, boolean descending, long passed) {
            IdTrie<E> rows = table.rows();
            if (passed > 0 && passed >= count(table)) {
                return () -> null;
            }
            long first = passed == 0 || descending ? from : rows.idAt(rows.rowsBefore(from) + passed);
            long last = passed == 0 || !descending ? to : rows.idAt(endIndex(table) - 1 - passed);
            IdCursor<E> cursor = new IdCursor<>(rows, first, last, descending);
            return cursor::next;
        }

        private long endIndex(Table<E> table) {
            return to == Long.MAX_VALUE ? table.rows().size() : table.rows().rowsBefore(to + 1);
        }

        @Override
        public long count(Table<E> table) {
            return Math.max(0, endIndex(table) - table.rows().rowsBefore(from));
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
        public RowSource<E> open(Table<E> table, boolean descending, long passed) {
            return passed(passed, new RowSource<>() {
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
            });
        }

        @Override
        public long count(Table<E> table) {
            return ids.stream()
                    .filter(id -> table.rows().get((Long) id) != null)
                    .count();
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
        public RowSource<E> open(Table<E> table, boolean descending, long passed) {
            return new RowSource<>() {
                private boolean isDone = passed > 0;

                @Override
                public @Nullable E next() {
                    long id = isDone ? 0 : table.tree(key.ordinal()).find(value);
                    isDone = true;
                    return id == 0 ? null : table.rows().get(id);
                }
            };
        }

        @Override
        public long count(Table<E> table) {
            return table.tree(key.ordinal()).find(value) == 0 ? 0 : 1;
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
        public RowSource<E> open(Table<E> table, boolean descending, long passed) {
            KeyTree tree = table.tree(key.ordinal());
            EntryRows<E> rows = new EntryRows<>(table.rows());
            return new RowSource<>() {
                private int index = descending ? ranges.size() - 1 : 0;
                private long passing = passed;
                private @Nullable KeyCursor cursor;

                @Override
                public @Nullable E next() {
                    E row = rows.next();
                    while (row == null) {
                        if (cursor != null && rows.take(cursor)) {
                            row = rows.next();
                        } else if (index < 0 || index >= ranges.size()) {
                            return null;
                        } else {
                            cursor = cursor(ranges.get(index));
                            index += descending ? -1 : 1;
                        }
                    }
                    return row;
                }

                private @Nullable KeyCursor cursor(KeyRange range) {
                    long entries = passing == 0 ? 0 : tree.count(range);
                    if (passing > 0 && passing >= entries) {
                        passing -= entries;
                        return null;
                    }
                    KeyCursor entered = tree.cursor(range, descending, passing);
                    passing = 0;
                    return entered;
                }
            };
        }

        @Override
        public long count(Table<E> table) {
            long count = 0;
            for (KeyRange range : ranges) {
                count += table.tree(key.ordinal()).count(range);
            }
            return count;
        }

        @Override
        public String explain() {
            boolean isWhole = ranges.equals(List.of(KeyRange.ALL));
            return (isWhole ? "whole index " : "range of index ") + key.attributes();
        }
    }

    /** What is left of rows after the first ones. */
    static <E> RowSource<E> passed(long rows, RowSource<E> source) {
        for (long i = 0; i < rows && source.next() != null; i++) {
            // Only counted.
        }
        return source;
    }
}
