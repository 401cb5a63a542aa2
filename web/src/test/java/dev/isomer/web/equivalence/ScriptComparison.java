package dev.isomer.web.equivalence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Plays a script on two sites and shrinks it when they differ. */
final class ScriptComparison {
    private static final int MOST_ATTEMPTS = 150;

    private final Function<List<Call>, List<String>> expected;
    private final Function<List<Call>, List<String>> actual;
    private int attempts;

    /** Two ways to play a script, each on a site of its own that is new. */
    ScriptComparison(Function<List<Call>, List<String>> expected, Function<List<Call>, List<String>> actual) {
        this.expected = expected;
        this.actual = actual;
    }

    /** The first call with two answers. */
    record Difference(List<Call> script, int call, String expected, String actual) {
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("The last of these requests is answered differently:\n");
            script.subList(0, call + 1)
                    .forEach(each -> text.append("  ").append(each).append('\n'));
            return text.append("--- expected\n")
                    .append(expected)
                    .append("\n--- but was\n")
                    .append(actual)
                    .toString();
        }
    }

    /** The difference in the smallest script found; empty when all answers are equal. */
    Optional<Difference> find(List<Call> script) {
        Optional<Difference> found = play(script);
        return found.map(this::shrunk);
    }

    private Optional<Difference> play(List<Call> script) {
        List<String> wanted = expected.apply(script);
        List<String> given = actual.apply(script);
        for (int i = 0; i < script.size(); i++) {
            if (!wanted.get(i).equals(given.get(i))) {
                return Optional.of(new Difference(script, i, wanted.get(i), given.get(i)));
            }
        }
        return Optional.empty();
    }

    private Difference shrunk(Difference first) {
        Difference smallest = first;
        int size = Math.max(1, first.call() / 2);
        while (attempts < MOST_ATTEMPTS) {
            Optional<Difference> smaller = without(smallest, size);
            if (smaller.isPresent()) {
                smallest = smaller.get();
            } else if (size == 1) {
                break;
            } else {
                size = Math.max(1, size / 2);
            }
        }
        return smallest;
    }

    /** A difference in a script that lacks some run of so many calls before the last one that matters. */
    private Optional<Difference> without(Difference difference, int size) {
        for (int start = 0; start < difference.call() && attempts < MOST_ATTEMPTS; start += size) {
            List<Call> fewer = new ArrayList<>(difference.script().subList(0, difference.call() + 1));
            fewer.subList(start, Math.min(start + size, difference.call())).clear();
            attempts++;
            Optional<Difference> found = play(fewer);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
