package dev.isomer.storage.conformance.history;

import dev.isomer.storage.conformance.history.Operation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes a history, the same for the same seed, while it runs on a model: so it knows which rows there are, keeps their
 * number about the same, and asks for what is there.
 */
final class HistoryGenerator {
    private static final int FIRST_ROWS = 75;
    private static final int GREATEST_DEPTH = 3;
    private static final int ASKED_AGAIN = 30;
    /** Statements with a predicate of which {@link Oracles} judge the answer, which costs more than the statement. */
    private static final int JUDGED_PERCENT = 5;

    /** Histories with little memory, which are played twice. */
    private static final int LIMITED_PERCENT = 10;

    /** Room for about 20 rows, and for nearly all that a history has at once. */
    private static final int LEAST_MEMORY_BYTES = 4_000;

    private static final int FURTHER_MEMORY_BYTES = 16_000;

    private final Random random;
    private final Family family;
    private final ModelStage stage;
    private final RandomValues values;
    private final List<Operation> asked = new ArrayList<>();
    /** The schema grows when there are so many statements left; never where it is negative. */
    private final int upgradeAt;

    private final long memoryLimitBytes;
    private int left;

    private HistoryGenerator(long seed, int statements) {
        this.random = new Random(seed);
        this.family = Family.values()[random.nextInt(Family.values().length)];
        this.stage = new ModelStage(family);
        this.values = new RandomValues(random);
        this.left = statements;
        boolean limited = values.chance(LIMITED_PERCENT);
        boolean upgraded = !limited && family.upgraded() != family.schema();
        this.upgradeAt = upgraded ? statements / 4 + random.nextInt(statements / 2 + 1) : -1;
        this.memoryLimitBytes = limited ? LEAST_MEMORY_BYTES + random.nextInt(FURTHER_MEMORY_BYTES) : 0;
    }

    /** A history of exactly this many statements. */
    static History generate(long seed, int statements) {
        return new HistoryGenerator(seed, statements).run();
    }

    private History run() {
        List<Step> steps = new ArrayList<>();
        List<Step> first = new ArrayList<>();
        while (left > 0 && first.size() < FIRST_ROWS) {
            first.add(statement(operations(stage.current()).ofKind(Kind.INSERT)));
        }
        steps.add(new Step.Write(List.copyOf(first), false));
        while (left > 0) {
            if (left <= upgradeAt && stage.schema() == family.schema()) {
                asked.clear();
                steps.add(event(List.of(Step.Event.Kind.UPGRADE)));
            }
            if (values.chance(3)) {
                steps.add(event(List.of(
                        Step.Event.Kind.FORK, Step.Event.Kind.TURN, Step.Event.Kind.TURN, Step.Event.Kind.REOPEN)));
            }
            steps.add(step());
        }
        return new History(family, List.copyOf(steps), memoryLimitBytes);
    }

    private RandomOperations operations(ModelStore model) {
        return new RandomOperations(random, model.schema(), model);
    }

    private Step event(List<Step.Event.Kind> kinds) {
        Step.Event.Kind kind = values.oneOf(kinds);
        boolean ofReader = kind == Step.Event.Kind.BEGIN_READER || kind == Step.Event.Kind.END_READER;
        Step.Event event = new Step.Event(kind, ofReader ? 1 + random.nextInt(Stage.READERS) : 0);
        stage.happen(event);
        return event;
    }

    private Step step() {
        int choice = random.nextInt(100);
        List<Step> steps = new ArrayList<>();
        if (choice < 25) {
            return small(false);
        } else if (choice < 48) {
            int count = 2 + random.nextInt(6);
            for (int i = 0; i < count && left > 0; i++) {
                steps.add(small(true));
            }
            return new Step.Read(List.copyOf(steps));
        }
        boolean undone = values.chance(38);
        stage.write(undone, statements -> within(steps, 0));
        return new Step.Write(List.copyOf(steps), undone);
    }

    private void within(List<Step> steps, int depth) {
        int count = 2 + random.nextInt(8);
        for (int i = 0; i < count && left > 0; i++) {
            if (depth < GREATEST_DEPTH && values.chance(depth == 0 ? 15 : 8)) {
                List<Step> nested = new ArrayList<>();
                boolean undone = values.chance(55);
                stage.current().nested(undone, () -> within(nested, depth + 1));
                steps.add(new Step.Nested(List.copyOf(nested), undone));
            } else {
                steps.add(small(false));
            }
        }
    }

    /** A statement, or now and then a question to a long reader, or the beginning or the end of one. */
    private Step small(boolean reading) {
        int choice = random.nextInt(100);
        int reader = 1 + random.nextInt(Stage.READERS);
        ModelStore seen = stage.reader(reader);
        if (choice < 2) {
            return event(List.of(Step.Event.Kind.BEGIN_READER, Step.Event.Kind.END_READER));
        } else if (choice < 12 && seen != null) {
            left--;
            return new Step.Statement(operations(seen).any(true), reader, false);
        }
        return statement(often(operations(stage.current()).any(reading)));
    }

    /**
     * The statement, or in the place of one that asks something often one that was asked before: it meets another state
     * then, and what an engine kept of it.
     */
    private Operation often(Operation operation) {
        if (!operation.kind().isRead()) {
            return operation;
        } else if (asked.size() == ASKED_AGAIN && values.chance(75)) {
            return values.oneOf(asked);
        }
        asked.add(operation);
        if (asked.size() > ASKED_AGAIN) {
            asked.remove(0);
        }
        return operation;
    }

    private Step statement(Operation operation) {
        left--;
        HistoryPlayer.answer(operation, stage.current());
        boolean judged = operation.predicate() != null && values.chance(JUDGED_PERCENT);
        return new Step.Statement(operation, 0, judged);
    }
}
