package dev.isomer.reliability.instance;

import java.util.List;

/**
 * What came of it.
 *
 * @param acknowledged how many transactions were
 * @param refused how many were, of which nothing may be there
 * @param unknown of how many nobody could know: they may be there or not
 * @param killed how often an instance was killed
 * @param serverKilled how often the server was
 * @param lost how many were acknowledged and are not there
 * @param wrong what else cannot be, in sentences
 */
record Figures(
        long acknowledged, long refused, long unknown, int killed, int serverKilled, int lost, List<String> wrong) {
    private static final int MOST_EXAMPLES = 5;

    /** The heading of a table in Markdown. */
    static final String HEADING =
            "| server | acknowledged | refused | unknown | kills of instances | kills of the server"
                    + " | lost | otherwise wrong |\n| --- | --: | --: | --: | --: | --: | --: | --: |";

    Figures {
        wrong = List.copyOf(wrong);
    }

    boolean isSound() {
        return lost == 0 && wrong.isEmpty();
    }

    /** A row of that table. */
    String row(Object server) {
        return "| " + server + " | " + acknowledged + " | " + refused + " | " + unknown + " | " + killed + " | "
                + serverKilled + " | " + lost + " | " + wrong.size() + " |";
    }

    @Override
    public String toString() {
        return acknowledged + " acknowledged, " + refused + " refused, " + unknown + " unknown, " + killed
                + " kills of instances, " + serverKilled + " of the server, " + lost + " lost, " + wrong.size()
                + " otherwise wrong"
                + (wrong.isEmpty() ? "" : " " + wrong.subList(0, Math.min(MOST_EXAMPLES, wrong.size())));
    }
}
