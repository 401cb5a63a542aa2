package dev.isomer.storage;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Group;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import dev.isomer.storage.spi.Driver.Scope;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The view on one entity type that most programs hold.
 *
 * <p>From {@link Store#repository} each call is a transaction of its own, and any number of threads may use it; from
 * {@link ReadTransaction#repository} each call is a statement of that transaction, for its thread.
 *
 * @param <E> the entity's record
 */
public final class Repository<E extends Record> {
    private final EntityType<E> type;
    private final Runner runner;

    Repository(EntityType<E> type, Runner runner) {
        this.type = type;
        this.runner = runner;
    }

    /** As {@link WriteTransaction#insert}. */
    public E insert(E row) {
        return runner.write(tx -> tx.insert(row));
    }

    /** As {@link WriteTransaction#insertWithId}. */
    public E insertWithId(E row) {
        return runner.write(tx -> tx.insertWithId(row));
    }

    /** As {@link WriteTransaction#update}. */
    public E update(E row) {
        return runner.write(tx -> tx.update(row));
    }

    /** As {@link WriteTransaction#delete}. */
    public boolean delete(long id) {
        return runner.write(tx -> tx.delete(type, id));
    }

    /** As {@link ReadTransaction#get}. */
    public Optional<E> get(long id) {
        return runner.get(type, id);
    }

    /** As {@link ReadTransaction#find}. */
    public <V> Optional<E> find(Attribute<E, V> attribute, V value) {
        return runner.find(attribute, value);
    }

    /** All rows, by ascending id. */
    public List<E> list() {
        return list(type.all());
    }

    /** As {@link ReadTransaction#list}. */
    public List<E> list(Query<E> query) {
        return runner.read(Scope.SINGLE, tx -> tx.list(query));
    }

    /** As {@link ReadTransaction#first}. */
    public Optional<E> first(Query<E> query) {
        return runner.read(Scope.SINGLE, tx -> tx.first(query));
    }

    /** As {@link ReadTransaction#forEach}; the consumer may read, and then sees the same state. */
    public void forEach(Query<E> query, Consumer<? super E> consumer) {
        runner.read(Scope.TRANSACTION, tx -> {
            tx.forEach(query, consumer);
            return true;
        });
    }

    /** How many rows there are. */
    public long count() {
        return runner.read(Scope.SINGLE, tx -> tx.count(type));
    }

    /** How many rows match. */
    public long count(Predicate<E> predicate) {
        return runner.read(Scope.SINGLE, tx -> tx.count(type, predicate));
    }

    /** Whether any row matches. */
    public boolean exists(Predicate<E> predicate) {
        return runner.read(Scope.SINGLE, tx -> tx.exists(type, predicate));
    }

    /** As {@link ReadTransaction#countBy(Attribute, long)}. */
    public <V> List<Group<V>> countBy(Attribute<E, V> attribute, long limit) {
        return runner.read(Scope.SINGLE, tx -> tx.countBy(attribute, limit));
    }

    /** As {@link ReadTransaction#countBy(Attribute, Predicate, long)}. */
    public <V> List<Group<V>> countBy(Attribute<E, V> attribute, Predicate<E> predicate, long limit) {
        return runner.read(Scope.SINGLE, tx -> tx.countBy(attribute, predicate, limit));
    }

    /** As {@link ReadTransaction#countDistinct(Attribute)}. */
    public long countDistinct(Attribute<E, ?> attribute) {
        return runner.read(Scope.SINGLE, tx -> tx.countDistinct(attribute));
    }

    /** As {@link ReadTransaction#countDistinct(Attribute, Predicate)}. */
    public long countDistinct(Attribute<E, ?> attribute, Predicate<E> predicate) {
        return runner.read(Scope.SINGLE, tx -> tx.countDistinct(attribute, predicate));
    }

    /** The type that it is a view on. */
    public EntityType<E> type() {
        return type;
    }

    /** How calls become statements. */
    interface Runner {
        <R> R read(Scope scope, Work<ReadTransaction, R, RuntimeException> work);

        <R> R write(Work<WriteTransaction, R, RuntimeException> work);

        <E> Optional<E> get(EntityType<E> type, long id);

        <E, V> Optional<E> find(Attribute<E, V> attribute, V value);
    }

    /** Statements of a transaction that runs already. */
    record Within(ReadTransaction transaction) implements Runner {
        @Override
        public <R> R read(Scope scope, Work<ReadTransaction, R, RuntimeException> work) {
            return work.run(transaction);
        }

        @Override
        public <R> R write(Work<WriteTransaction, R, RuntimeException> work) {
            if (!(transaction instanceof WriteTransaction write)) {
                throw new IllegalStateException("This transaction only reads; write in store.write(…).");
            }
            return work.run(write);
        }

        @Override
        public <E> Optional<E> get(EntityType<E> type, long id) {
            return transaction.get(type, id);
        }

        @Override
        public <E, V> Optional<E> find(Attribute<E, V> attribute, V value) {
            return transaction.find(attribute, value);
        }
    }
}
