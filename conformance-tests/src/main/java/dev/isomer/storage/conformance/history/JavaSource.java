package dev.isomer.storage.conformance.history;

import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Predicate;
import java.util.List;
import java.util.Locale;

/** A history as a test in Java, to be put into a class and run. */
final class JavaSource {
    private static final String INDENT = "    ";

    private final Difference difference;
    private final List<Answer> expected;
    private final StringBuilder source = new StringBuilder();
    private int number;

    private JavaSource(Difference difference, List<Answer> expected) {
        this.difference = difference;
        this.expected = expected;
    }

    static String of(History history, Difference difference) {
        List<Answer> expected = HistoryRunner.expected(
                history, new ModelStore(history.family().schema()), (operation, answer, undone) -> {});
        JavaSource source = new JavaSource(difference, expected);
        source.line(0, "@Test");
        source.line(0, "void differs() {");
        source.line(1, "Store store = Stores.open(url, " + history.family().source() + "); // " + difference.engine());
        source.steps(1, history.steps(), "store");
        if (difference.operation() == null) {
            source.difference(1);
        }
        source.line(0, "}");
        return source.source.toString();
    }

    private void line(int depth, String text) {
        source.append(INDENT.repeat(depth)).append(text).append(System.lineSeparator());
    }

    private void difference(int depth) {
        line(depth, "// expected: " + difference.expected());
        line(depth, "// but was:  " + difference.actual());
    }

    private void steps(int depth, List<Step> steps, String on) {
        for (Step step : steps) {
            if (step instanceof Step.Statement statement) {
                statement(depth, statement.operation(), on);
            } else if (step instanceof Step.Read read) {
                block(depth, "store.read(tx -> {", read.steps(), false);
            } else if (step instanceof Step.Write write) {
                block(depth, "store.write(tx -> {", write.steps(), write.undone());
            } else if (step instanceof Step.Nested nested) {
                block(depth, "tx.nested(savepoint -> {", nested.steps(), nested.undone());
            }
        }
    }

    private void block(int depth, String begin, List<Step> steps, boolean undone) {
        line(depth, undone ? "assertThrows(IllegalStateException.class, () -> " + begin : begin);
        steps(depth + 1, steps, "tx");
        line(depth + 1, undone ? "throw new IllegalStateException(\"undo this\");" : "return true;");
        line(depth, undone ? "}));" : "});");
    }

    private void statement(int depth, Operation operation, String on) {
        String call = call(depth, operation, on);
        Answer answer = expected.get(number);
        line(
                depth,
                answer.result() instanceof Refusal refusal
                        ? "assertThrows(" + refusal.kind() + ".class, () -> " + call + ");"
                        : call + ";");
        if (number == difference.statement() && difference.operation() != null) {
            difference(depth);
        }
        number++;
    }

    private String call(int depth, Operation operation, String on) {
        EntityType<Record> type = operation.type();
        String repository = on + ".repository(" + JavaValues.name(type) + ".TYPE).";
        if (operation instanceof Operation.Put put) {
            return repository + method(operation) + "(" + JavaValues.row(type, put.row()) + ")";
        } else if (operation instanceof Operation.Delete delete) {
            return repository + "delete(" + JavaValues.value(delete.id()) + ")";
        } else if (operation instanceof Operation.Get get) {
            return repository + "get(" + JavaValues.value(get.id()) + ")";
        } else if (operation instanceof Operation.Find find) {
            return repository + "find(" + JavaValues.attribute(find.attribute()) + ", " + JavaValues.value(find.value())
                    + ")";
        } else if (operation instanceof Operation.Rows rows) {
            String consumer = rows.kind() == Operation.Kind.FOR_EACH ? ", System.out::println" : "";
            return repository + method(operation) + "(" + query(depth, rows.selected()) + consumer + ")";
        } else if (operation instanceof Operation.CountBy groups) {
            return repository + "countBy(" + JavaValues.attribute(groups.attribute()) + ", "
                    + (isAlways(groups.predicate()) ? "" : JavaValues.predicate(groups.predicate()) + ", ")
                    + groups.limit() + ")";
        } else if (operation instanceof Operation.CountDistinct distinct) {
            return repository + "countDistinct(" + JavaValues.attribute(distinct.attribute())
                    + (isAlways(distinct.predicate()) ? "" : ", " + JavaValues.predicate(distinct.predicate())) + ")";
        }
        Operation.Count count = (Operation.Count) operation;
        return repository + method(count) + "("
                + (isAlways(count.predicate()) ? "" : JavaValues.predicate(count.predicate())) + ")";
    }

    private static boolean isAlways(Predicate<Record> predicate) {
        return predicate.equals(Operation.always());
    }

    private static String method(Operation operation) {
        return switch (operation.kind()) {
            case INSERT_WITH_ID -> "insertWithId";
            case FOR_EACH -> "forEach";
            case COUNT_BY -> "countBy";
            default -> operation.kind().name().toLowerCase(Locale.ROOT);
        };
    }

    private String query(int depth, Selected selected) {
        String query = JavaValues.query(selected.query());
        Record after = selected.after();
        if (after == null) {
            return query;
        }
        EntityType<Record> type = selected.query().entityType();
        String name = "query" + number;
        line(depth, "Query<" + JavaValues.name(type) + "> " + name + " = " + query + ";");
        return name + ".after(" + name + ".positionOf(" + JavaValues.row(type, after) + "))";
    }
}
