package dev.isomer.storage.conformance.history;

import dev.isomer.storage.conformance.history.Operation.Kind;
import dev.isomer.storage.model.Predicate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What histories were made of: a campaign that finds nothing says something only if it asked for enough. Used by one
 * thread.
 */
public final class Mix {
    private static final List<String> REFUSALS = List.of(
            "invalid value", "invalid query", "missing entity", "unique value", "missing parent", "still referenced");

    private final Map<String, Integer> operations = new TreeMap<>();
    private final Map<String, Integer> blocks = new TreeMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final Map<String, Integer> nonEmptyAnswers = new TreeMap<>();
    private final Map<String, Integer> events = new TreeMap<>();
    /** How many statements met a store of so many rows. */
    private final TreeMap<Integer, Integer> sizes = new TreeMap<>();

    private int total;
    private int undone;
    private int ofLongReaders;
    private int onForks;
    private int judged;
    private int withoutMemory;

    Mix() {
        Arrays.stream(Kind.values()).forEach(kind -> operations.put(kind.name(), 0));
        Arrays.stream(PredicateKind.values()).forEach(kind -> nonEmptyAnswers.put(kind.name(), 0));
        Arrays.stream(Step.Event.Kind.values()).forEach(kind -> events.put(kind.name(), 0));
        REFUSALS.forEach(refusal -> refusals.put(refusal, 0));
    }

    /** Adds another mix to this one. */
    void add(Mix other) {
        merge(operations, other.operations);
        merge(blocks, other.blocks);
        merge(refusals, other.refusals);
        merge(nonEmptyAnswers, other.nonEmptyAnswers);
        merge(events, other.events);
        merge(sizes, other.sizes);
        total += other.total;
        undone += other.undone;
        ofLongReaders += other.ofLongReaders;
        onForks += other.onForks;
        judged += other.judged;
        withoutMemory += other.withoutMemory;
    }

    private static <K> void merge(Map<K, Integer> counts, Map<K, Integer> others) {
        others.forEach((key, count) -> counts.merge(key, count, Integer::sum));
    }

    /** Adds one statement, as it went on the model. */
    void add(Step.Statement statement, Answer answer, boolean withinUndoneSavepoint, ModelStage stage) {
        Operation operation = statement.operation();
        total++;
        operations.merge(operation.kind().name(), 1, Integer::sum);
        sizes.merge(stage.current().size(), 1, Integer::sum);
        undone += withinUndoneSavepoint ? 1 : 0;
        ofLongReaders += statement.reader() > 0 ? 1 : 0;
        onForks += statement.reader() == 0 && stage.current() != stage.original() ? 1 : 0;
        judged += statement.judged() ? 1 : 0;
        if (answer.result() instanceof Refusal refusal) {
            refusals.merge(kindOf(refusal, operation), 1, Integer::sum);
        } else if (!isEmpty(answer.result())) {
            Predicate<Record> predicate = operation.predicate();
            if (predicate != null) {
                PredicateKind.of(predicate).forEach(kind -> nonEmptyAnswers.merge(kind.name(), 1, Integer::sum));
            }
        }
    }

    void add(Step.Block block) {
        String name = block instanceof Step.Write write
                ? write.undone() ? "write rolled back" : "write committed"
                : block instanceof Step.Nested nested
                        ? nested.undone() ? "savepoint undone" : "savepoint kept"
                        : "read";
        blocks.merge(name, 1, Integer::sum);
    }

    void add(Step.Event event) {
        events.merge(event.kind().name(), 1, Integer::sum);
    }

    private static String kindOf(Refusal refusal, Operation operation) {
        return switch (refusal.kind()) {
            case "InvalidValueException" -> "invalid value";
            case "InvalidQueryException" -> "invalid query";
            case "MissingEntityException" -> "missing entity";
            case "UniqueViolationException" -> "unique value";
            default -> operation.kind() == Kind.DELETE ? "still referenced" : "missing parent";
        };
    }

    private static boolean isEmpty(Object answer) {
        return answer.equals(List.of()) || answer.equals(Optional.empty()) || answer.equals(0L) || answer.equals(false);
    }

    /** Adds statements that found no more memory on an engine. */
    void addWithoutMemory(int count) {
        withoutMemory += count;
    }

    /** How many statements there were. */
    public int total() {
        return total;
    }

    /** The median number of rows of the store, over all statements. */
    public int medianRows() {
        int counted = 0;
        for (Map.Entry<Integer, Integer> size : sizes.entrySet()) {
            counted += size.getValue();
            if (counted > total / 2) {
                return size.getKey();
            }
        }
        return 0;
    }

    /**
     * What is too rare, for a campaign of 100,000 statements; fewer must have as much in proportion. Empty if the mix
     * is good: each statement and each kind of transaction at least 2 %, each kind of refusal at least 0.1 %, each kind
     * of predicate at least 1 % with an answer that is not empty, a median of 50 rows or more, at least 10 % within
     * savepoints that are undone, 2 % asked of long readers, 2 % on forks, each kind of event once for 2,000
     * statements, and an upgrade once for 50,000.
     */
    public List<String> shortfalls() {
        List<String> shortfalls = new ArrayList<>();
        shortfalls(operations, 0.02, "statement", shortfalls);
        shortfalls(blocks, 0.02, "transaction", shortfalls);
        shortfalls(refusals, 0.001, "refusal", shortfalls);
        Map<String, Integer> often = new TreeMap<>(events);
        String upgrade = Step.Event.Kind.UPGRADE.name();
        shortfalls(Map.of(upgrade, often.remove(upgrade)), 0.000_02, "event", shortfalls);
        shortfalls(often, 0.0005, "event", shortfalls);
        shortfalls(Map.of("of long readers", ofLongReaders, "on forks", onForks), 0.02, "statement", shortfalls);
        shortfalls(nonEmptyAnswers, 0.01, "answer that is not empty", shortfalls);
        if (medianRows() < 50) {
            shortfalls.add("the median store has " + medianRows() + " rows and not 50");
        }
        if (undone < total() * 0.1) {
            shortfalls.add(undone + " of " + total() + " statements are within savepoints that are undone, not 10 %");
        }
        return shortfalls;
    }

    private void shortfalls(Map<String, Integer> counts, double share, String what, List<String> shortfalls) {
        counts.forEach((name, count) -> {
            if (count < total() * share) {
                shortfalls.add(what + " " + name + ": " + count + " of " + total());
            }
        });
    }

    /** A few lines for a person. */
    @Override
    public String toString() {
        return "statements          " + total() + " " + operations + System.lineSeparator()
                + "transactions        " + blocks + System.lineSeparator()
                + "events              " + events + System.lineSeparator()
                + "on forks            " + onForks + ", asked of long readers " + ofLongReaders
                + ", judged by other answers too " + judged + System.lineSeparator()
                + "refusals            " + refusals + ", for want of memory " + withoutMemory + System.lineSeparator()
                + "answers not empty   " + nonEmptyAnswers + System.lineSeparator()
                + "median rows         " + medianRows() + System.lineSeparator()
                + "in undone savepoint " + undone * 100L / Math.max(1, total()) + " %";
    }
}
