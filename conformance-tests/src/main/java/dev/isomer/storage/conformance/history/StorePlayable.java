package dev.isomer.storage.conformance.history;

import dev.isomer.storage.Repository;
import dev.isomer.storage.Store;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Group;
import dev.isomer.storage.model.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stores that histories are played on, through their façade. */
final class StorePlayable implements Playable {
    private final Stage stage;

    StorePlayable(Stage stage) {
        this.stage = stage;
    }

    /** Thrown by work that is to be undone. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undone() {
            super(null, null, false, false);
        }
    }

    private static void end(boolean undone) {
        if (undone) {
            throw new Undone();
        }
    }

    @Override
    public Statements single() {
        return single(stage.store());
    }

    /** Each statement on a store, a transaction of its own. */
    static Statements single(Store store) {
        return new ByRepository(store.schema()::typeOf, store::repository, null);
    }

    @Override
    public void write(boolean undone, Consumer<Statements> work) {
        Store store = stage.store();
        try {
            store.write(transaction -> {
                work.accept(new ByRepository(store.schema()::typeOf, transaction::repository, transaction));
                end(undone);
                return true;
            });
        } catch (Undone expected) {
            end(!undone);
        }
    }

    @Override
    public void read(Consumer<Statements> work) {
        Store store = stage.store();
        store.read(transaction -> {
            work.accept(new ByRepository(store.schema()::typeOf, transaction::repository, null));
            return true;
        });
    }

    @Override
    public boolean isAbsent() {
        return stage.isAbsent();
    }

    @Override
    public void happen(Step.Event event) {
        switch (event.kind()) {
            case FORK -> stage.makeFork();
            case TURN -> stage.turn();
            case REOPEN -> stage.reopen();
            case BEGIN_READER -> stage.begin(event.reader());
            case END_READER -> stage.end(event.reader());
        }
    }

    @Override
    public @Nullable Answer ask(int reader, Operation operation) {
        return stage.hasBegun(reader)
                ? stage.reader(reader)
                        .ask(transaction -> HistoryPlayer.answer(
                                operation,
                                new ByRepository(stage.original().schema()::typeOf, transaction::repository, null)))
                : null;
    }

    /**
     * Statements by the repository of each type, which hands them to its transaction or begins one.
     *
     * @param typeOf the type of a row
     * @param repositoryOf the repository of a type
     * @param transaction where savepoints can be set, or null
     */
    private record ByRepository(
            Function<Record, EntityType<Record>> typeOf,
            Function<EntityType<Record>, Repository<Record>> repositoryOf,
            @Nullable WriteTransaction transaction)
            implements Statements {
        private Repository<Record> of(Record row) {
            return repositoryOf.apply(typeOf.apply(row));
        }

        private Repository<Record> of(Selected selected) {
            return repositoryOf.apply(selected.query().entityType());
        }

        @Override
        public Record insert(Record row) {
            return of(row).insert(row);
        }

        @Override
        public Record insertWithId(Record row) {
            return of(row).insertWithId(row);
        }

        @Override
        public Record update(Record row) {
            return of(row).update(row);
        }

        @Override
        public boolean delete(EntityType<Record> type, long id) {
            return repositoryOf.apply(type).delete(id);
        }

        @Override
        public Optional<Record> get(EntityType<Record> type, long id) {
            return repositoryOf.apply(type).get(id);
        }

        @Override
        @SuppressWarnings("NullAway") // A null is what must be refused.
        public Optional<Record> find(Attribute<Record, Object> attribute, @Nullable Object value) {
            return repositoryOf.apply(attribute.entityType()).find(attribute, value);
        }

        @Override
        public List<Record> list(Selected selected) {
            return of(selected).list(selected.positioned());
        }

        @Override
        public Optional<Record> first(Selected selected) {
            return of(selected).first(selected.positioned());
        }

        @Override
        public List<Record> forEach(Selected selected) {
            List<Record> rows = new ArrayList<>();
            of(selected).forEach(selected.positioned(), rows::add);
            return rows;
        }

        @Override
        public long count(EntityType<Record> type, Predicate<Record> predicate) {
            Repository<Record> repository = repositoryOf.apply(type);
            return predicate.equals(Operation.always()) ? repository.count() : repository.count(predicate);
        }

        @Override
        public boolean exists(EntityType<Record> type, Predicate<Record> predicate) {
            return repositoryOf.apply(type).exists(predicate);
        }

        @Override
        public List<Group<Object>> countBy(
                Attribute<Record, Object> attribute, Predicate<Record> predicate, long limit) {
            Repository<Record> repository = repositoryOf.apply(attribute.entityType());
            return predicate.equals(Operation.always())
                    ? repository.countBy(attribute, limit)
                    : repository.countBy(attribute, predicate, limit);
        }

        @Override
        public long countDistinct(Attribute<Record, Object> attribute, Predicate<Record> predicate) {
            Repository<Record> repository = repositoryOf.apply(attribute.entityType());
            return predicate.equals(Operation.always())
                    ? repository.countDistinct(attribute)
                    : repository.countDistinct(attribute, predicate);
        }

        @Override
        public void nested(boolean undone, Runnable work) {
            try {
                Objects.requireNonNull(transaction, "a savepoint is within a write")
                        .nested(inner -> {
                            work.run();
                            end(undone);
                            return true;
                        });
            } catch (Undone expected) {
                end(!undone);
            }
        }
    }
}
