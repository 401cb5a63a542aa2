package dev.isomer.storage;

import dev.isomer.storage.error.InvalidQueryException;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Group;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One committed state of a store, the newest when the transaction began, for its whole life; in a
 * {@link WriteTransaction} with its own changes.
 *
 * <p>For the thread that started it, within the work that it was given to; any other use is an
 * {@link IllegalStateException}. Types are those of the store's schema; any other is an
 * {@link IllegalArgumentException}.
 */
public sealed class ReadTransaction permits WriteTransaction {
    private final Session<? extends Reading> session;

    ReadTransaction(Session<? extends Reading> session) {
        this.session = session;
    }

    /** The row with this id, if there is one. */
    public <E> Optional<E> get(EntityType<E> type, long id) {
        session.schema().ordinalOf(type);
        return Optional.ofNullable(session.call(driver -> driver.get(type, id)));
    }

    /**
     * The row with this value of an attribute that is unique by itself, or of the id.
     *
     * @throws InvalidQueryException if the attribute is not unique by itself
     * @throws dev.isomer.storage.error.InvalidValueException if the value is null or outside its domain
     */
    public <E, V> Optional<E> find(Attribute<E, V> attribute, V value) {
        UniqueLookup<E> lookup = UniqueLookup.of(session.schema(), attribute, value);
        return Optional.ofNullable(session.call(lookup::in));
    }

    /** The rows of a query, in its order. */
    public <E> List<E> list(Query<E> query) {
        session.schema().ordinalOf(query.entityType());
        Selection<E> selection = Selection.of(query);
        List<E> rows = new ArrayList<>();
        session.call(driver -> {
            driver.scan(selection, rows::add);
            return null;
        });
        return rows;
    }

    /** The first row of a query, if there is one. */
    public <E> Optional<E> first(Query<E> query) {
        List<E> rows = list(query.limit(Math.min(1, query.limit())));
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    /**
     * Gives the rows of a query, in its order, to the consumer, which may run statements of this transaction.
     *
     * <p>The rows are those at the call, whatever the consumer changes. In a transaction that only reads, memory stays
     * bounded however many rows there are. What the consumer throws comes out as thrown and ends nothing else.
     */
    public <E> void forEach(Query<E> query, Consumer<? super E> consumer) {
        stream(query, consumer);
    }

    /**
     * As {@link #forEach}, but a consumer within a write runs no statement of it; so memory stays bounded there too.
     */
    final <E> void stream(Query<E> query, Consumer<? super E> consumer) {
        session.schema().ordinalOf(query.entityType());
        Selection<E> selection = Selection.of(query);
        GuardedConsumer<E> guarded = new GuardedConsumer<>(consumer);
        session.call(driver -> {
            driver.scan(selection, guarded);
            return null;
        });
        guarded.rethrow();
    }

    /** How many rows the type has. */
    public long count(EntityType<?> type) {
        return countAll(type, Long.MAX_VALUE);
    }

    private <E> long countAll(EntityType<E> type, long atMost) {
        return count(type, new Predicate.And<>(List.of()), atMost);
    }

    /** How many rows match. */
    public <E> long count(EntityType<E> type, Predicate<E> predicate) {
        return count(type, predicate, Long.MAX_VALUE);
    }

    /** Whether any row matches. */
    public <E> boolean exists(EntityType<E> type, Predicate<E> predicate) {
        return count(type, predicate, 1) > 0;
    }

    private <E> long count(EntityType<E> type, Predicate<E> predicate, long atMost) {
        session.schema().ordinalOf(type);
        Predicate.check(predicate);
        Condition<E> condition = Condition.of(predicate);
        return session.call(driver -> driver.count(type, condition, atMost));
    }

    /** As {@link #countBy(Attribute, Predicate, long)}, over all rows. */
    public <E, V> List<Group<V>> countBy(Attribute<E, V> attribute, long limit) {
        return countBy(attribute, new Predicate.And<>(List.of()), limit);
    }

    /**
     * The values of an attribute among the matching rows, each with how many rows have it: by count descending, then by
     * value ascending; null is a value, the least.
     *
     * @param limit how many groups at the most, 0 or more
     * @throws InvalidQueryException if the attribute cannot be grouped by, or the limit is negative
     */
    public <E, V> List<Group<V>> countBy(Attribute<E, V> attribute, Predicate<E> predicate, long limit) {
        session.schema().ordinalOf(attribute.entityType());
        Query.requireSortable(attribute);
        Predicate.check(predicate);
        if (limit < 0) {
            throw new InvalidQueryException("A limit is 0 or more and was " + limit + ".");
        }
        Condition<E> condition = Condition.of(predicate);
        List<Group<V>> groups = new ArrayList<>();
        session.call(driver -> {
            driver.groups(attribute, condition, limit, (value, count) -> groups.add(new Group<>(value, count)));
            return null;
        });
        return groups;
    }

    /** As {@link #countDistinct(Attribute, Predicate)}, over all rows. */
    public <E> long countDistinct(Attribute<E, ?> attribute) {
        return countDistinct(attribute, new Predicate.And<>(List.of()));
    }

    /**
     * How many different values other than null an attribute has among the matching rows.
     *
     * @throws InvalidQueryException if the attribute cannot be grouped by
     */
    public <E> long countDistinct(Attribute<E, ?> attribute, Predicate<E> predicate) {
        session.schema().ordinalOf(attribute.entityType());
        Query.requireSortable(attribute);
        Predicate.check(predicate);
        Condition<E> condition = Condition.of(predicate);
        return session.call(driver -> driver.distinct(attribute, condition));
    }

    /** How the engine would go about a query, in words for a person; they differ between engines. */
    public String explain(Query<?> query) {
        session.schema().ordinalOf(query.entityType());
        return session.call(driver -> driver.explain(Selection.of(query)));
    }

    /** The view on one type; writing through it is refused with an {@link IllegalStateException} in a read. */
    public <E extends Record> Repository<E> repository(EntityType<E> type) {
        session.schema().ordinalOf(type);
        return new Repository<>(type, new Repository.Within(this));
    }

    /** All rows that this transaction sees, type by type, for migrations and snapshots; usable as long as it is. */
    public final RowSource rows() {
        return new TransactionRows(this, session.schema());
    }

    /** The greatest id that the type ever gave; 0 before the first. */
    long lastId(EntityType<?> type) {
        return session.call(driver -> driver.lastId(type));
    }

    /** Keeps what a program's consumer throws apart from what the engine throws. */
    private static final class GuardedConsumer<E> implements Reading.RowSink<E> {
        private final Consumer<? super E> consumer;
        private @org.jspecify.annotations.Nullable Throwable thrown;

        GuardedConsumer(Consumer<? super E> consumer) {
            this.consumer = consumer;
        }

        @Override
        public boolean accept(E row) {
            try {
                consumer.accept(row);
                return true;
            } catch (RuntimeException | Error failure) {
                thrown = failure;
                return false;
            }
        }

        void rethrow() {
            if (thrown instanceof RuntimeException failure) {
                throw failure;
            }
            if (thrown instanceof Error failure) {
                throw failure;
            }
        }
    }
}
