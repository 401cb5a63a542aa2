package dev.isomer.storage;

import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.error.MissingEntityException;
import dev.isomer.storage.error.ValueProblem;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Limits;
import dev.isomer.storage.model.Query;
import dev.isomer.storage.spi.Writing;
import dev.isomer.storage.spi.Writing.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that changes rows; it sees its own changes, and nobody else does before it is committed.
 *
 * <p>A statement that is refused ({@link dev.isomer.storage.error.RefusedException}) changes nothing and leaves the
 * transaction usable. Where several refusals apply the first of these is raised: invalid value, missing entity, unique
 * violations in declared order, references in declared order, the memory limit.
 */
public final class WriteTransaction extends ReadTransaction {
    private final Session<Writing> session;

    WriteTransaction(Session<Writing> session) {
        super(session);
        this.session = session;
    }

    /**
     * Adds a row under the next id of its type; the id in {@code row} is ignored.
     *
     * @return the row as stored, with its id
     * @throws InvalidValueException if a value is outside its domain, or the type's ids up to 2^62 are used up
     * @throws dev.isomer.storage.error.UniqueViolationException if a unique value is taken
     * @throws dev.isomer.storage.error.ReferenceViolationException if it refers to a row that does not exist
     * @throws dev.isomer.storage.error.MemoryLimitExceededException if the store would grow past its limit
     */
    public <E extends Record> E insert(E row) {
        return insert(session.schema().typeOf(row), row, 0);
    }

    /**
     * Adds a row under its own id, for import and migration, and raises the type's counter to at least that id.
     *
     * @param row its id is from 1 to 2^62
     * @return the row as stored
     * @throws InvalidValueException also if the id is out of range; otherwise as {@link #insert}
     */
    public <E extends Record> E insertWithId(E row) {
        EntityType<E> type = session.schema().typeOf(row);
        long id = type.idOf(row);
        if (id < 1 || id > Limits.GREATEST_ID) {
            List<ValueProblem> problems = new ArrayList<>(type.problems(row));
            problems.add(
                    0,
                    new ValueProblem(
                            type.id().name(), "must be from 1 to 2^62 (" + Limits.GREATEST_ID + ") and is " + id));
            throw new InvalidValueException(type.storedName(), problems);
        }
        return insert(type, row, id);
    }

    private <E> E insert(EntityType<E> type, E row, long id) {
        E normal = type.normalise(row);
        E stored = session.call(driver -> {
            E inserted = driver.insert(type, normal, id);
            if (inserted == null) {
                throw new Diagnosis(session.schema(), driver).ofInsert(type, normal, id);
            }
            return inserted;
        });
        return stored;
    }

    /**
     * Replaces the row with the same id.
     *
     * @return the row as stored
     * @throws MissingEntityException if there is no row with this id; otherwise as {@link #insert}
     */
    public <E extends Record> E update(E row) {
        EntityType<E> type = session.schema().typeOf(row);
        return session.call(driver -> {
            long id = type.idOf(row);
            // What a change leaves as it is, most often the greater part, was checked when it was stored.
            E normal = type.normalise(row, driver.rowAtHand(type, id));
            return switch (driver.update(type, normal)) {
                case DONE -> normal;
                case ABSENT -> throw new MissingEntityException(type.storedName(), id);
                case REFUSED -> throw new Diagnosis(session.schema(), driver).ofUpdate(type, normal);
            };
        });
    }

    /**
     * Removes a row and, to any depth, what refers to it by CASCADE.
     *
     * @return false if there is no such row
     * @throws dev.isomer.storage.error.ReferenceViolationException if a row outside of what would be removed refers
     *     into it by RESTRICT: the first by schema order, reference order, lowest id
     */
    public <E extends Record> boolean delete(EntityType<E> type, long id) {
        session.schema().ordinalOf(type);
        return session.call(driver -> new CascadingDelete(session.schema(), driver).run(type, id));
    }

    /**
     * Runs work under a savepoint: if it throws, only what it did is undone, ids given included.
     *
     * @return what the work results in
     * @throws X what the work throws
     */
    public <R extends @Nullable Object, X extends Exception> R nested(Work<? super WriteTransaction, R, X> work)
            throws X {
        Mark mark = session.call(Writing::mark);
        boolean done = false;
        try {
            R result = work.run(this);
            done = true;
            return result;
        } finally {
            if (session.failure() == null) {
                boolean keep = done;
                session.call(driver -> {
                    if (keep) {
                        driver.release(mark);
                    } else {
                        driver.rollbackTo(mark);
                    }
                    return null;
                });
            }
        }
    }

    /** Raises the type's counter to at least {@code id}. */
    void raiseLastId(EntityType<?> type, long id) {
        session.call(driver -> {
            driver.raiseLastId(type, id);
            return null;
        });
    }

    /** As for a read; the rows are collected before the first is given, so that changes to them are not seen. */
    @Override
    public <E> void forEach(Query<E> query, Consumer<? super E> consumer) {
        list(query).forEach(consumer);
    }
}
