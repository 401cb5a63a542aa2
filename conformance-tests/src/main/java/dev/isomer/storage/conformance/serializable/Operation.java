package dev.isomer.storage.conformance.serializable;

import java.util.List;
import java.util.SortedMap;

/**
 * One thing that a recorded transaction did, with what it saw.
 *
 * <p>All numbers of appended values and of versions are different within a history, so that whoever sees one can tell
 * who wrote it. Lists and rows never share a number.
 */
public sealed interface Operation {
    /** A value put at the end of a list. */
    record Append(long list, long value) implements Operation {
        @Override
        public String toString() {
            return "append(list " + list + ", " + value + ")";
        }
    }

    /** All values of a list, as they were seen; a list that nobody has appended to is empty. */
    record ReadList(long list, List<Long> values) implements Operation {
        @Override
        public String toString() {
            return "read(list " + list + ")=" + values;
        }
    }

    /**
     * A row inserted or replaced.
     *
     * @param previous the version that the transaction has read and replaces, 0 if it inserts the row
     * @param version the number of what it writes, above 0
     * @param arriving which half of a {@link Range} may find it; the same for all versions of a row
     * @param level higher than that of the version before
     */
    record Put(long row, long previous, long version, boolean arriving, int level) implements Operation {
        @Override
        public String toString() {
            return (previous == 0 ? "insert" : "update") + "(row " + row + ", version " + version
                    + (previous == 0 ? "" : " for " + previous) + (arriving ? ", arriving" : ", leaving") + " at level "
                    + level + ")";
        }
    }

    /**
     * A row deleted.
     *
     * @param previous the version that the transaction has read
     */
    record Remove(long row, long previous) implements Operation {
        @Override
        public String toString() {
            return "delete(row " + row + ", version " + previous + ")";
        }
    }

    /** The version of a row, as it was seen, 0 for none. */
    record ReadRow(long row, long version) implements Operation {
        @Override
        public String toString() {
            return "get(row " + row + ")=" + (version == 0 ? "none" : "version " + version);
        }
    }

    /** The version of each row that a predicate found. */
    record ReadRange(Range range, SortedMap<Long, Long> versions) implements Operation {
        @Override
        public String toString() {
            return "list(" + range + ")=rows to versions " + versions;
        }
    }

    /** How many rows a predicate found; follows a {@link ReadRange} of the same range without a change between. */
    record CountRange(Range range, long count) implements Operation {
        @Override
        public String toString() {
            return "count(" + range + ")=" + count;
        }
    }

    /** A statement that was refused although no serial order of the transactions refuses it. */
    record Refused(String message) implements Operation {
        @Override
        public String toString() {
            return "refused: " + message;
        }
    }

    /** The borders of nested work. */
    enum Savepoint implements Operation {
        /** It begins. */
        SET("{"),
        /** It ends and is kept. */
        KEPT("} kept"),
        /** It ends and is undone. */
        UNDONE("} undone");

        private final String text;

        Savepoint(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A predicate that finds arriving rows from a level up, and leaving rows up to a level.
     *
     * <p>Levels only rise, arriving rows are never deleted, and leaving rows are there from the beginning. So each row
     * is found from some version on, or up to some version, and what a range does not show is placed as exactly as what
     * it shows: this is what makes the order of predicate reads and writes recoverable.
     *
     * @param leastArriving the lowest level of arriving rows
     * @param mostLeaving the highest level of leaving rows
     */
    record Range(int leastArriving, int mostLeaving) {
        boolean matches(boolean arriving, int level) {
            return arriving ? level >= leastArriving : level <= mostLeaving;
        }

        @Override
        public String toString() {
            return "arriving from " + leastArriving + " up or leaving to " + mostLeaving;
        }
    }
}
