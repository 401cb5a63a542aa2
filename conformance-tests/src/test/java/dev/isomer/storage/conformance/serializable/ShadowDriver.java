package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.conformance.wrapped.ForwardingDriver;
import dev.isomer.storage.conformance.wrapped.ForwardingWriting;
import dev.isomer.storage.error.ConflictException;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Writing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Optimistic writes: each works on a copy of the state that it began with, and does again what it did on the newest
 * state when it commits. Beside each other they are isolated as {@link Commit} says; one at a time they are
 * serializable.
 */
final class ShadowDriver extends ForwardingDriver {
    private final Commit commit;
    private final AtomicLong ids = new AtomicLong();

    /** How the changes reach the newest state. */
    enum Commit {
        /** Not at all where another one has changed the same row: snapshot isolation. */
        FIRST_COMMITTER_WINS,
        /** In any case: updates are lost. */
        LAST_COMMITTER_WINS,
        /** One half when the next writer may begin, the other one later. */
        IN_TWO_HALVES
    }

    private record Change<E>(
            EntityType<E> type,
            long id,
            @Nullable E before,
            @Nullable E after) {
        boolean conflicts(Writing real) {
            return !Objects.equals(real.get(type, id), before);
        }

        boolean repeat(Writing real) {
            if (after == null) {
                real.delete(List.of(new Writing.IdSet(type, List.of(id))), List.of());
                return true;
            }
            if (before == null) {
                // The values of a list are in the order of their ids, which must be that of the commits.
                return real.insert(type, after, type.equals(Appended.TYPE) ? 0 : id) != null;
            }
            return real.update(type, after) != Writing.Outcome.REFUSED;
        }
    }

    private record Place(Writing.Mark mark, int changes) implements Writing.Mark {}

    ShadowDriver(Driver inner, Commit commit) {
        super(inner);
        this.commit = commit;
    }

    @Override
    public Writing write(Scope scope) {
        return new ShadowWriting(inner().fork().write(scope));
    }

    private Writing.@Nullable Sealed commit(List<Change<?>> changes) {
        Writing real = inner().write(Scope.TRANSACTION);
        for (Change<?> change : changes) {
            boolean checked =
                    commit == Commit.FIRST_COMMITTER_WINS && !change.type().equals(Appended.TYPE);
            if (checked && change.conflicts(real) || !change.repeat(real)) {
                real.rollback();
                return null;
            }
        }
        return real.seal();
    }

    private final class ShadowWriting extends ForwardingWriting {
        private final List<Change<?>> changes = new ArrayList<>();

        ShadowWriting(Writing shadow) {
            super(shadow);
        }

        @Override
        public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
            E stored = super.insert(type, row, type.equals(Appended.TYPE) ? 0 : ids.incrementAndGet());
            if (stored != null) {
                changes.add(new Change<>(type, type.idOf(stored), null, stored));
            }
            return stored;
        }

        @Override
        public <E> Outcome update(EntityType<E> type, E row) {
            E before = get(type, type.idOf(row));
            changes.add(new Change<>(type, type.idOf(row), before, row));
            return super.update(type, row);
        }

        @Override
        public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
            rows.forEach(set -> set.ids().forEach(id -> deleted(set.type(), id)));
            return super.delete(rows, clearings);
        }

        private <E> void deleted(EntityType<E> type, long id) {
            changes.add(new Change<>(type, id, get(type, id), null));
        }

        @Override
        public Mark mark() {
            return new Place(super.mark(), changes.size());
        }

        @Override
        public void rollbackTo(Mark mark) {
            Place place = (Place) mark;
            changes.subList(place.changes(), changes.size()).clear();
            super.rollbackTo(place.mark());
        }

        @Override
        public void release(Mark mark) {
            super.release(((Place) mark).mark());
        }

        @Override
        public Sealed seal() {
            int half = commit == Commit.IN_TWO_HALVES ? changes.size() / 2 : changes.size();
            synchronized (ShadowDriver.this) {
                Sealed sealed = commit(changes.subList(0, half));
                if (sealed == null) {
                    throw new ConflictException("Another transaction was first.", null);
                }
                sealed.await();
            }
            super.rollback();
            return () -> {
                synchronized (ShadowDriver.this) {
                    Sealed rest = commit(changes.subList(half, changes.size()));
                    if (rest != null) {
                        rest.await();
                    }
                }
            };
        }
    }
}
