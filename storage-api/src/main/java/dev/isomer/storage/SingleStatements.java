package dev.isomer.storage;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.Reading;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statements of which each is a transaction. One that reads is answered from the newest state, without a transaction
 * that a program never sees, where the engine gives such a state.
 */
final class SingleStatements implements Repository.Runner {
    private final Driver driver;
    private final Schema schema;
    private final StoreOptions options;
    private final Life life;
    private final Transactions transactions;

    SingleStatements(Driver driver, Schema schema, StoreOptions options, Life life, Transactions transactions) {
        this.driver = driver;
        this.schema = schema;
        this.options = options;
        this.life = life;
        this.transactions = transactions;
    }

    @Override
    public <R> R write(Work<WriteTransaction, R, RuntimeException> work) {
        return transactions.write(Scope.SINGLE, work);
    }

    @Override
    public <R> R read(Scope scope, Work<ReadTransaction, R, RuntimeException> work) {
        Reading newest = scope == Scope.SINGLE ? newest() : null;
        if (newest == null) {
            return transactions.read(scope, work);
        }
        Session<Reading> session = Session.reading(newest, schema, Life.UNENDING, options);
        try {
            return work.run(new ReadTransaction(session));
        } finally {
            session.end();
        }
    }

    /** The newest state, of a store that was open when it was; null where the statement must be in a transaction. */
    private @Nullable Reading newest() {
        Reading newest = driver.newest();
        if (newest == null || transactions.isWithinOne()) {
            return null;
        }
        life.requireOpen();
        return newest;
    }

    /** Without an object for the transaction, too: a look-up takes less time than what surrounds it. */
    @Override
    public <E> Optional<E> get(EntityType<E> type, long id) {
        Reading newest = newest();
        if (newest == null) {
            return transactions.read(Scope.SINGLE, tx -> tx.get(type, id));
        }
        try {
            return Optional.ofNullable(newest.get(type, id));
        } catch (RuntimeException failed) {
            throw Transactions.ofEngine(failed);
        }
    }

    @Override
    public <E, V> Optional<E> find(Attribute<E, V> attribute, V value) {
        Reading newest = newest();
        if (newest == null) {
            return transactions.read(Scope.SINGLE, tx -> tx.find(attribute, value));
        }
        UniqueLookup<E> lookup = UniqueLookup.of(schema, attribute, value);
        try {
            return Optional.ofNullable(lookup.in(newest));
        } catch (RuntimeException failed) {
            throw Transactions.ofEngine(failed);
        }
    }
}
