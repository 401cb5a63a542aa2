package dev.isomer.storage.conformance.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What to do about a report, in sentences. */
final class Advice {
    private static final String OTHER_ENGINE = "memory:";

    private Advice() {}

    /** The most urgent first; never empty. */
    static List<String> of(VerifyReport report) {
        List<String> advice = new ArrayList<>();
        report.databases().forEach(database -> ofDatabase(database, advice));
        if (report.topics().size() < report.allTopics()) {
            advice.add("Only " + report.topics().size() + " of " + report.allTopics()
                    + " topics ran; leave out --topics to run the whole contract.");
        }
        List<String> engines = report.databases().stream()
                .filter(DatabaseReport::isTested)
                .map(DatabaseReport::scheme)
                .distinct()
                .toList();
        if (engines.size() < 2) {
            boolean isOther = engines.contains(OTHER_ENGINE.replace(":", ""));
            advice.add((engines.isEmpty() ? "No engine was tested" : "Only one engine was tested")
                    + "; name a second one, so that a difference between two would show: "
                    + (isOther ? "sqlite:FILE keeps a store in a file." : OTHER_ENGINE + " is always there."));
        }
        if (advice.isEmpty()) {
            advice.add("Nothing needs to be done.");
        }
        return advice;
    }

    private static void ofDatabase(DatabaseReport database, List<String> advice) {
        String url = database.url();
        if (!database.isTested()) {
            advice.add(url + " was not tested; do what its reason says, and run again.");
        }
        if (database.failed() > 0) {
            advice.add(url + " does not keep the contract in " + failed(database)
                    + "; rely on none of these rules there: " + rules(database) + ".");
        }
        EngineFacts facts = database.facts();
        if (facts != null) {
            facts.weakSettings()
                    .forEach(setting -> advice.add(url + " has " + setting.name() + " at " + setting.value()
                            + ", and the contract needs " + setting.needed() + "; set it so."));
            facts.indexes().stream()
                    .filter(use -> use.index() == null)
                    .forEach(use -> advice.add(url + " looks at all rows for “" + use.query()
                            + "”, for which there is an index; expect it to be slow with many rows."));
            facts.findings()
                    .forEach(finding -> advice.add(
                            url + " makes a database that its own verify() finds fault with: " + finding + "."));
        }
        if (database.inspection() != null && !database.inspection().findings().isEmpty()) {
            advice.add(url + " itself is not in order, whatever the tests beside it say; go back to a good copy, or"
                    + " import what it holds into a new store.");
        }
    }

    private static String failed(DatabaseReport database) {
        int failed = database.failed();
        return failed
                + (failed == 1 ? " test of " : " tests of ")
                + database.topics().stream()
                        .filter(topic -> !topic.failures().isEmpty())
                        .map(TopicReport::name)
                        .collect(Collectors.joining(", "));
    }

    private static String rules(DatabaseReport database) {
        return database.topics().stream()
                .flatMap(topic -> topic.failures().stream())
                .map(FailedTest::rule)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
