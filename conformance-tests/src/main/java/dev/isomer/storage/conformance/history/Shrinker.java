package dev.isomer.storage.conformance.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes a history that shows a difference as small as it gets, by trying smaller ones.
 *
 * <p>First what follows the difference is cut off, and rows are given the ids that they got, so that leaving one out
 * does not move the others. Then, until nothing helps: ever smaller runs of statements are left out (Zeller and
 * Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002), blocks are dissolved, statements made
 * simpler. A difference of another kind is as welcome as the first one.
 */
final class Shrinker {
    private static final int MOST_ATTEMPTS = 4_000;

    private final Function<History, @Nullable Difference> test;
    private int attempts;
    private History smallest;

    private Shrinker(Function<History, @Nullable Difference> test, History history) {
        this.test = test;
        this.smallest = history;
    }

    /** The smallest history found that still shows a difference, as {@code history} must. */
    static History shrink(History history, Function<History, @Nullable Difference> test) {
        return new Shrinker(test, history).run();
    }

    private History run() {
        Difference difference = test.apply(smallest);
        if (difference != null) {
            tryOther(upTo(difference.statement()));
        }
        tryOther(smallest.with(StepEdits.eachStatement(
                smallest.steps(), statement -> new Step.Statement(statement.operation(), statement.reader(), false))));
        tryOther(smallest.withMemoryLimitBytes(0));
        tryOther(withIds(smallest));
        boolean smaller = true;
        while (smaller && attempts < MOST_ATTEMPTS) {
            smaller = lowerLimit();
            smaller |= leaveOutRuns();
            smaller |= dissolveBlocks();
            smaller |= simplifyStatements();
        }
        return smallest;
    }

    private boolean tryOther(History candidate) {
        attempts++;
        if (attempts > MOST_ATTEMPTS || test.apply(candidate) == null) {
            return false;
        }
        smallest = candidate;
        return true;
    }

    /** The history without what follows a statement. */
    private History upTo(int statement) {
        int[] number = new int[1];
        return smallest.with(StepEdits.eachLeaf(smallest.steps(), leaf -> {
            boolean kept = number[0] <= statement;
            number[0] += leaf instanceof Step.Statement ? 1 : 0;
            return kept ? leaf : null;
        }));
    }

    /** With less memory fewer rows are needed until there is none. */
    private boolean lowerLimit() {
        boolean smaller = false;
        while (smallest.isLimited() && tryOther(smallest.withMemoryLimitBytes(smallest.memoryLimitBytes() / 2))) {
            smaller = true;
        }
        return smaller;
    }

    private boolean leaveOutRuns() {
        int before = smallest.leaves();
        for (int length = (before + 1) / 2; length > 0; length /= 2) {
            int from = 0;
            while (from < smallest.leaves()) {
                if (!leaveOut(from, from + length)) {
                    from += length;
                }
            }
        }
        return smallest.leaves() < before;
    }

    private boolean leaveOut(int from, int to) {
        int[] number = new int[1];
        return tryOther(smallest.with(StepEdits.eachLeaf(smallest.steps(), leaf -> {
            boolean kept = number[0] < from || number[0] >= to;
            number[0]++;
            return kept ? leaf : null;
        })));
    }

    /** Inserts that name the id which the row got; not the last statement, as it may be what gives a wrong one. */
    private static History withIds(History history) {
        List<@Nullable Answer> answers = HistoryRunner.expected(history);
        int[] number = new int[1];
        return history.with(StepEdits.eachStatement(history.steps(), statement -> {
            Answer answer = answers.get(number[0]++);
            if (number[0] == answers.size()) {
                return statement;
            }
            return statement.operation() instanceof Operation.Put put
                            && put.kind() == Operation.Kind.INSERT
                            && answer != null
                            && answer.result() instanceof Record row
                            && !answer.isRefusal()
                    ? statement.with(new Operation.Put(Operation.Kind.INSERT_WITH_ID, put.type(), row))
                    : statement;
        }));
    }

    private boolean dissolveBlocks() {
        boolean smaller = false;
        int number = 0;
        while (number < StepEdits.blocks(smallest.steps())) {
            if (tryBlock(number, Shrinker::dissolved)) {
                smaller = true;
            } else {
                smaller |= tryBlock(number, Shrinker::kept);
                number++;
            }
        }
        return smaller;
    }

    private static List<Step> dissolved(Step.Block block) {
        boolean hasSavepoints = block.steps().stream().anyMatch(step -> step instanceof Step.Nested);
        return block instanceof Step.Write && hasSavepoints ? List.of(block) : block.steps();
    }

    private static List<Step> kept(Step.Block block) {
        return block instanceof Step.Write write
                ? List.of(new Step.Write(write.steps(), false))
                : block instanceof Step.Nested nested
                        ? List.of(new Step.Nested(nested.steps(), false))
                        : List.of(block);
    }

    private boolean tryBlock(int number, Function<Step.Block, List<Step>> replacement) {
        List<Step> others = StepEdits.replaceBlock(smallest.steps(), number, replacement);
        return !others.equals(smallest.steps()) && tryOther(smallest.with(others));
    }

    private boolean simplifyStatements() {
        boolean smaller = false;
        for (int number = 0; number < smallest.statements(); number++) {
            boolean simpler = true;
            while (simpler) {
                simpler = simplify(number);
                smaller |= simpler;
            }
        }
        return smaller;
    }

    private boolean simplify(int number) {
        Step.Statement statement = statement(number);
        if (statement.reader() > 0 && tryStatement(number, new Step.Statement(statement.operation()))) {
            return true;
        }
        for (Operation simpler : Simplifier.simpler(statement.operation())) {
            if (tryStatement(number, statement.with(simpler))) {
                return true;
            }
        }
        return false;
    }

    private Step.Statement statement(int number) {
        List<Step.Statement> all = new ArrayList<>();
        StepEdits.eachStatement(smallest.steps(), statement -> {
            all.add(statement);
            return statement;
        });
        return all.get(number);
    }

    private boolean tryStatement(int number, Step.Statement replacement) {
        int[] next = new int[1];
        return tryOther(smallest.with(
                StepEdits.eachStatement(smallest.steps(), statement -> next[0]++ == number ? replacement : statement)));
    }
}
