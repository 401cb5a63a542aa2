package dev.isomer.web.hostile;

import dev.isomer.web.http.RawAnswer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What must become of a script: no hang, nothing of the inside in an answer, and so many answers of these statuses.
 *
 * @param silenceAllowed whether the server may just close the connection
 * @param further the complaint about an answer that has the right status
 */
record Expectation(
        Set<Integer> statuses, int answers, boolean silenceAllowed, Function<RawAnswer, Optional<String>> further) {
    /** In place of how many answers there must be. */
    static final int ANY_NUMBER = -1;

    private static final List<String> INSIDE = List.of("Exception", "io.undertow", "dev.isomer", "com.fasterxml");

    private static final Pattern FRAME = Pattern.compile("\\bat [a-z]+(\\.\\w+)+\\(");
    private static final Pattern CLASS_OF_JAVA = Pattern.compile("\\bjava\\.\\w+\\.");

    /** One answer, of one of these statuses. */
    static Expectation of(Integer... statuses) {
        return new Expectation(Set.of(statuses), 1, false, answer -> Optional.empty());
    }

    /** One answer, or none, which blames the client or is the documented one about methods and codings. */
    static Expectation ofAnyRefusal() {
        Set<Integer> refusals = new TreeSet<>();
        for (int status = 400; status < 500; status++) {
            refusals.add(status);
        }
        refusals.add(501);
        return new Expectation(Set.copyOf(refusals), 1, true, answer -> Optional.empty());
    }

    /** The same, and the server may just close the connection. */
    Expectation orSilence() {
        return new Expectation(statuses, answers, true, further);
    }

    /** The same with so many answers. */
    Expectation times(int newAnswers) {
        return new Expectation(statuses, newAnswers, silenceAllowed, further);
    }

    /** The same with a complaint of its own. */
    Expectation and(Function<RawAnswer, Optional<String>> complaint) {
        return new Expectation(statuses, answers, silenceAllowed, complaint);
    }

    /** The same where no answer holds this text. */
    Expectation without(String text) {
        return and(answer -> (answer.head() + answer.body()).contains(text)
                ? Optional.of("holds “" + text + "”")
                : Optional.empty());
    }

    /** What is wrong with the outcome, if anything. */
    Optional<String> complaint(Outcome outcome) {
        if (outcome.end() == Outcome.End.HUNG) {
            return Optional.of("hangs after " + outcome.answers().size() + " answers");
        }
        for (RawAnswer answer : outcome.answers()) {
            if (!statuses.contains(answer.status())) {
                return Optional.of("answered " + answer.status() + " " + shortened(answer.body()));
            }
            if (tellsOfTheInside(answer.head()) || tellsOfTheInside(answer.body())) {
                return Optional.of("tells of the inside: " + shortened(answer.body()));
            }
            Optional<String> more = further.apply(answer);
            if (more.isPresent()) {
                return more;
            }
        }
        boolean silent = outcome.answers().isEmpty();
        if (silent ? silenceAllowed : answers == ANY_NUMBER || outcome.answers().size() == answers) {
            return Optional.empty();
        }
        return Optional.of(outcome.answers().size() + " answers, then " + outcome.end());
    }

    /** The texts without which there is no match are looked for first, which takes a small part of the time. */
    private static boolean tellsOfTheInside(String text) {
        return INSIDE.stream().anyMatch(text::contains)
                || text.contains("at ") && FRAME.matcher(text).find()
                || text.contains("java.") && CLASS_OF_JAVA.matcher(text).find();
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
