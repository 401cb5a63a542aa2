package dev.isomer.storage.conformance.history;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.history.Operation.Kind;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import dev.isomer.storage.model.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges the answers of one engine by its other answers, without a model.
 *
 * <p>For each query, where and when it was asked: a predicate and its negation part the rows (Rigger and Su, "Finding
 * Bugs in Database Systems via Query Partitioning", 2020); a count is the length of the list; a row that matches is the
 * answer to the query for it alone (the same, "Testing Database Engines via Pivoted Query Synthesis", 2020). At the end
 * of a history: a store of the same rows without indexes gives the same answers.
 */
final class Oracles {
    private final TestedEngine engine;
    private final List<Operation> asked = new ArrayList<>();

    Oracles(TestedEngine engine) {
        this.engine = engine;
    }

    /** What does not fit, asked where the operation ran, or null. */
    @Nullable
    String wrong(Operation operation, Statements on) {
        Predicate<Record> predicate = operation.predicate();
        if (predicate == null) {
            return null;
        }
        asked.add(operation);
        EntityType<Record> type = operation.type();
        List<Record> matching = list(on, type.where(predicate));
        List<Record> others = list(on, type.where(predicate.not()));
        List<Record> all = list(on, type.all());
        List<Record> both = new ArrayList<>(matching);
        both.addAll(others);
        both.sort(Comparator.comparingLong(type::idOf));
        if (!both.equals(all)) {
            return "those that match " + matching + " and those that do not " + others + " make not all " + all;
        }
        long count = on.count(type, predicate);
        if (count != matching.size() || on.exists(type, predicate) == matching.isEmpty()) {
            return count + " rows counted, and exists() = " + on.exists(type, predicate) + ", of " + matching;
        }
        String wrong = wrongAlone(type, predicate, matching, on, true);
        return wrong != null ? wrong : wrongAlone(type, predicate, others, on, false);
    }

    private static List<Record> list(Statements on, Query<Record> query) {
        return on.list(new Selected(query, null));
    }

    private static @Nullable String wrongAlone(
            EntityType<Record> type, Predicate<Record> predicate, List<Record> rows, Statements on, boolean matching) {
        if (rows.isEmpty()) {
            return null;
        }
        Record pivot = rows.get(rows.size() / 2);
        List<Record> alone = list(on, type.where(predicate.and(type.id().eq(type.idOf(pivot)))));
        return alone.equals(matching ? List.of(pivot) : List.of()) ? null : "asked for " + pivot + " alone: " + alone;
    }

    /**
     * Which query of those asked before is answered otherwise without indexes, or null; rows are compared as text.
     * Queries on an earlier version of the schema are left out.
     */
    @Nullable
    String wrongWithoutIndexes(Store store) {
        asked.removeIf(operation -> !store.schema().types().contains(operation.type()));
        Schema schema = asked.isEmpty() ? null : Unindexed.twin(store.schema());
        if (schema == null) {
            return null;
        }
        Twin twin = new Twin(schema);
        try (Place place = Place.open(engine, schema, StoreOptions.defaults())) {
            Store plain = place.stage().store();
            copy(store, plain, twin);
            return firstDifference(StorePlayable.single(store), StorePlayable.single(plain), twin);
        }
    }

    private static void copy(Store store, Store plain, Twin twin) {
        List<Record> rows = new ArrayList<>();
        for (EntityType<?> type : store.schema().types()) {
            EntityType<Record> ofRecords = Family.ofRecords(type);
            store.repository(ofRecords).list().forEach(row -> rows.add(twin.row(ofRecords, row)));
        }
        plain.write(transaction -> {
            rows.forEach(transaction::insertWithId);
            return true;
        });
    }

    private @Nullable String firstDifference(Statements indexed, Statements plain, Twin twin) {
        for (Operation operation : asked) {
            Operation other = twin(operation, twin);
            Answer answer = HistoryPlayer.answer(operation, indexed);
            Answer without = HistoryPlayer.answer(other, plain);
            if (!answer.result().toString().equals(without.result().toString())) {
                return operation + " with indexes: " + answer + ", without: " + without;
            }
        }
        return null;
    }

    /**
     * The history with the questions of the oracles as statements, so that a difference between an engine's answers is
     * one from the model: it can be made small and printed as any other.
     */
    static History askedOfTheModelToo(History history) {
        List<Step> atTheEnd = new ArrayList<>();
        List<Step> steps = withQuestions(history.steps(), atTheEnd);
        steps.addAll(atTheEnd);
        return history.with(List.copyOf(steps));
    }

    private static List<Step> withQuestions(List<Step> steps, List<Step> atTheEnd) {
        List<Step> more = new ArrayList<>();
        for (Step step : steps) {
            more.add(
                    step instanceof Step.Block block
                            ? block.with(List.copyOf(withQuestions(block.steps(), atTheEnd)))
                            : step instanceof Step.Statement asked
                                    ? new Step.Statement(asked.operation(), asked.reader(), false)
                                    : step);
            Operation operation =
                    step instanceof Step.Statement statement && statement.judged() ? statement.operation() : null;
            Predicate<Record> predicate = operation == null ? null : operation.predicate();
            if (operation != null && predicate != null) {
                Query<Record> matching = operation.type().where(predicate);
                Query<Record> others = operation.type().where(predicate.not());
                more.add(new Step.Statement(new Operation.Rows(Kind.LIST, new Selected(matching, null))));
                more.add(new Step.Statement(new Operation.Rows(Kind.LIST, new Selected(others, null))));
                more.add(new Step.Statement(new Operation.Count(Kind.COUNT, operation.type(), predicate)));
                atTheEnd.add(new Step.Statement(operation));
            }
        }
        return more;
    }

    private static Operation twin(Operation operation, Twin twin) {
        if (operation instanceof Operation.Rows rows) {
            return new Operation.Rows(rows.kind(), twin.selected(rows.selected()));
        } else if (operation instanceof Operation.Count count) {
            return new Operation.Count(count.kind(), twin.type(count.type()), twin.predicate(count.predicate()));
        }
        if (operation instanceof Operation.CountDistinct distinct) {
            return new Operation.CountDistinct(
                    twin.ofObjects(distinct.attribute()), twin.predicate(distinct.predicate()));
        }
        Operation.CountBy groups = (Operation.CountBy) operation;
        return new Operation.CountBy(
                twin.ofObjects(groups.attribute()), twin.predicate(groups.predicate()), groups.limit());
    }
}
