package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.conformance.broken.Remembering.Inserted;
import dev.isomer.storage.conformance.wrapped.ForwardingWriting;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Savepoints that keep too much or too little. */
final class SavepointDefects {
    private SavepointDefects() {}

    /** Ids given under a savepoint that is undone are used up. */
    static Defect savepointKeepsTheCounter() {
        return ChangeDefects.of((working, reading, schema) -> new Remembering(working, reading) {
            @Override
            public void rollbackTo(Mark mark) {
                super.rollbackTo(mark);
                for (Inserted<?> row : List.copyOf(inserted)) {
                    if (row.repeat(writing())) {
                        writing().delete(List.of(row.ids()), List.of());
                    }
                }
            }
        });
    }

    /** As with savepoints of one name, the outermost is gone back to. */
    static Defect savepointUndoesWhatIsAroundIt() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            private final Deque<Mark> open = new ArrayDeque<>();

            @Override
            public Mark mark() {
                open.push(super.mark());
                return open.peek();
            }

            @Override
            public void rollbackTo(Mark mark) {
                open.forEach(super::rollbackTo);
                open.clear();
            }

            @Override
            public void release(Mark mark) {
                open.remove(mark);
            }
        });
    }

    /** What was deleted under a savepoint stays deleted. */
    static Defect savepointForgetsDeletes() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            private final List<List<IdSet>> deleted = new ArrayList<>();

            @Override
            public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
                deleted.add(rows);
                return super.delete(rows, clearings);
            }

            @Override
            public void rollbackTo(Mark mark) {
                super.rollbackTo(mark);
                deleted.forEach(rows -> super.delete(rows, List.of()));
            }
        });
    }

    /** References that were set to null under a savepoint stay so. */
    static Defect savepointForgetsWhatWasSetToNull() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            private final List<Clearing> cleared = new ArrayList<>();

            @Override
            public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
                cleared.addAll(clearings);
                return super.delete(rows, clearings);
            }

            @Override
            public void rollbackTo(Mark mark) {
                super.rollbackTo(mark);
                cleared.forEach(
                        each -> each.ids().forEach(id -> ReferenceDefects.clear(writing(), each.reference(), id)));
            }
        });
    }

    /** Of what was inserted under savepoints that were kept, the last row is lost. */
    static Defect commitForgetsASavepoint() {
        return ChangeDefects.of((working, reading, schema) -> new Remembering(working, reading) {
            private int kept;

            @Override
            public void release(Mark mark) {
                super.release(mark);
                kept = inserted.size();
            }

            @Override
            public Sealed seal() {
                if (kept > 0) {
                    super.delete(List.of(inserted.get(kept - 1).ids()), List.of());
                }
                return super.seal();
            }
        });
    }
}
