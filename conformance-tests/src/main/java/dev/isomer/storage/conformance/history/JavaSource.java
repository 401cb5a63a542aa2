package dev.isomer.storage.conformance.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A history as a test class in Java, which needs the kit and the engine to run and fails where the engine differs.
 *
 * <p>Its method {@code play} runs it on any engine.
 */
final class JavaSource {
    /** The name of the class. */
    static final String CLASS_NAME = "ShrunkHistoryTest";

    private static final String INDENT = "    ";
    private static final int OUTERMOST = 3;

    private final Family family;
    private final Difference difference;
    private final List<@Nullable Answer> expected;
    private final StringBuilder source = new StringBuilder();
    private int number;

    private JavaSource(Family family, Difference difference, List<@Nullable Answer> expected) {
        this.family = family;
        this.difference = difference;
        this.expected = expected;
    }

    static String of(History history, Difference difference) {
        ModelStage end = new ModelStage(history.family());
        List<@Nullable Answer> expected = HistoryRunner.expected(history, end, (statement, answer, undone, on) -> {});
        JavaSource source = new JavaSource(history.family(), difference, expected);
        source.source.append(
                HEAD.formatted(difference.engine(), history.family().source() + options(history)));
        source.steps(OUTERMOST, history.steps(), "stage.store()");
        if (difference.operation() == null) {
            source.difference(OUTERMOST);
            source.end(end);
        }
        return source.source.append(FOOT).toString();
    }

    private static final String HEAD = """
            import static org.junit.jupiter.api.Assertions.assertEquals;
            import static org.junit.jupiter.api.Assertions.assertThrows;

            import dev.isomer.storage.StoreOptions;
            import dev.isomer.storage.conformance.engine.TestedEngine;
            import dev.isomer.storage.conformance.fixture.*;
            import dev.isomer.storage.conformance.history.Refusal;
            import dev.isomer.storage.conformance.history.Stage;
            import dev.isomer.storage.error.RefusedException;
            import dev.isomer.storage.model.Bytes;
            import dev.isomer.storage.model.Group;
            import java.nio.file.Path;
            import java.time.Instant;
            import java.util.List;
            import java.util.Optional;
            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.api.io.TempDir;

            final class ShrunkHistoryTest {
                @Test
                void differs(@TempDir Path folder) {
                    play(TestedEngine.ofScheme("%s"), folder);
                }

                static void play(TestedEngine engine, Path folder) {
                    try (Stage stage = new Stage(engine, %s, folder)) {
            """;

    private static final String FOOT = """
                    }
                }
            }
            """;

    private void line(int depth, String text) {
        source.append(INDENT.repeat(depth)).append(text).append('\n');
    }

    private void difference(int depth) {
        line(depth, "// expected: " + oneLine(difference.expected()));
        line(depth, "// but was:  " + oneLine(difference.actual()));
    }

    /** Escaped, so that no value can end the comment. */
    private static String oneLine(String text) {
        String quoted = JavaValues.text(text);
        return quoted.substring(1, quoted.length() - 1).replace("\\\"", "\"").replace("\\u", "\\\\u");
    }

    private void steps(int depth, List<Step> steps, String on) {
        for (Step step : steps) {
            if (step instanceof Step.Statement statement) {
                statement(depth, statement, on);
            } else if (step instanceof Step.Event event) {
                line(depth, event(event) + ";");
            } else if (step instanceof Step.Read read) {
                block(depth, on + ".read(tx -> {", read.steps(), false);
            } else if (step instanceof Step.Write write) {
                block(depth, on + ".write(tx -> {", write.steps(), write.undone());
            } else if (step instanceof Step.Nested nested) {
                block(depth, "tx.nested(savepoint" + depth + " -> {", nested.steps(), nested.undone());
            }
        }
    }

    private static String options(History history) {
        return history.isLimited()
                ? ", StoreOptions.defaults().withMemoryLimitBytes(" + history.memoryLimitBytes() + ")"
                : "";
    }

    private String event(Step.Event event) {
        return switch (event.kind()) {
            case FORK -> "stage.makeFork()";
            case TURN -> "stage.turn()";
            case REOPEN -> "stage.reopen()";
            case UPGRADE -> "stage.upgrade(" + family.upgradedSource() + ")";
            case BEGIN_READER -> "stage.begin(" + event.reader() + ")";
            case END_READER -> "stage.end(" + event.reader() + ")";
        };
    }

    private void block(int depth, String begin, List<Step> steps, boolean undone) {
        line(depth, undone ? "assertThrows(IllegalStateException.class, () -> " + begin : begin);
        steps(depth + 1, steps, "tx");
        line(depth + 1, undone ? "throw new IllegalStateException(\"undo this\");" : "return true;");
        line(depth, undone ? "}));" : "});");
    }

    private void statement(int depth, Step.Statement statement, String on) {
        Answer answer = expected.get(number);
        if (number == difference.statement() && difference.operation() != null) {
            difference(depth);
        }
        number++;
        if (answer == null) {
            return;
        }
        String call = statement.reader() > 0
                ? "stage.reader(" + statement.reader() + ").ask(tx -> " + JavaCalls.call(statement.operation(), "tx")
                        + ")"
                : JavaCalls.call(statement.operation(), on);
        line(
                depth,
                answer.result() instanceof Refusal refusal
                        ? "assertEquals(" + JavaValues.refusal(refusal)
                                + ", Refusal.of(assertThrows(RefusedException.class, () -> " + call + ")));"
                        : "assertEquals("
                                // A reader's answer has no type of its own that chooses between the methods.
                                + (statement.reader() > 0 ? "(Object) " : "")
                                + JavaValues.answer(statement.operation().type(), answer.result()) + ", " + call
                                + ");");
    }

    /** What the stores must hold, first the one that statements went to last. */
    private void end(ModelStage end) {
        contents(end.current());
        ModelStore fork = end.fork();
        if (fork != null) {
            line(OUTERMOST, "stage.turn();");
            contents(end.current() == fork ? end.original() : fork);
        }
    }

    private void contents(ModelStore store) {
        store.schema().types().stream().map(Family::ofRecords).forEach(type -> {
            List<Record> rows = store.list(new Selected(type.all(), null));
            line(
                    OUTERMOST,
                    "assertEquals(" + JavaValues.answer(type, rows) + ", stage.store().repository("
                            + JavaValues.name(type) + ".TYPE).list());");
        });
        line(OUTERMOST, "assertEquals(List.of(), stage.store().verify());");
    }
}
