package dev.isomer.storage.conformance.history;

import java.util.List;

/** A part of a history. */
sealed interface Step {
    /**
     * A statement: in a transaction one of it, outside of one a transaction by itself.
     *
     * @param reader the long reader that is asked, from 1; 0 if it is none of them
     * @param judged whether its answer is also held against others that must fit it ({@link Oracles})
     */
    record Statement(Operation operation, int reader, boolean judged) implements Step {
        Statement(Operation operation) {
            this(operation, 0, false);
        }

        /** The same with another operation. */
        Statement with(Operation other) {
            return new Statement(other, reader, judged);
        }
    }

    /**
     * Something that happens to a store as a whole or to a long reader.
     *
     * @param reader the long reader, from 1; 0 where it is about none
     */
    record Event(Kind kind, int reader) implements Step {
        /** What can happen. */
        enum Kind {
            FORK,
            TURN,
            REOPEN,
            UPGRADE,
            BEGIN_READER,
            END_READER
        }

        boolean isOfReader() {
            return reader > 0;
        }
    }

    /** Steps that belong together. */
    sealed interface Block extends Step {
        List<Step> steps();

        /** The same kind of block with other steps. */
        Block with(List<Step> otherSteps);
    }

    /** A transaction that writes; undone by throwing at its end. */
    record Write(List<Step> steps, boolean undone) implements Block {
        @Override
        public Write with(List<Step> otherSteps) {
            return new Write(otherSteps, undone);
        }
    }

    /** A transaction that reads. */
    record Read(List<Step> steps) implements Block {
        @Override
        public Read with(List<Step> otherSteps) {
            return new Read(otherSteps);
        }
    }

    /** A savepoint within a transaction that writes; undone by throwing at its end. */
    record Nested(List<Step> steps, boolean undone) implements Block {
        @Override
        public Nested with(List<Step> otherSteps) {
            return new Nested(otherSteps, undone);
        }
    }

    /** How many statements there are in steps, at any depth. */
    static int statements(List<Step> steps) {
        int count = 0;
        for (Step step : steps) {
            count += step instanceof Block block ? statements(block.steps()) : step instanceof Statement ? 1 : 0;
        }
        return count;
    }

    /** How many steps there are, at any depth, blocks aside. */
    static int leaves(List<Step> steps) {
        int count = 0;
        for (Step step : steps) {
            count += step instanceof Block block ? leaves(block.steps()) : 1;
        }
        return count;
    }
}
