package dev.isomer.storage.conformance.verify;

import dev.isomer.storage.model.Inspection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one database went.
 *
 * @param url as it was given, without passwords
 * @param notTested why it was not tested, or null
 * @param inspection what the user's own database is, or null if that could not be seen
 * @param facts what the engine tells of itself, or null where it was not tested
 * @param topics the topics that ran, in their order
 * @param millis how long all of it took
 */
record DatabaseReport(
        String url,
        @Nullable String notTested,
        @Nullable Inspection inspection,
        @Nullable EngineFacts facts,
        List<TopicReport> topics,
        long millis) {
    DatabaseReport {
        topics = List.copyOf(topics);
    }

    int tests() {
        return topics.stream().mapToInt(TopicReport::tests).sum();
    }

    int failed() {
        return topics.stream().mapToInt(topic -> topic.failures().size()).sum();
    }

    int passed() {
        return tests() - failed();
    }

    /** What a URL begins with. */
    String scheme() {
        int colon = url.indexOf(':');
        return colon < 0 ? url : url.substring(0, colon);
    }

    boolean isTested() {
        return notTested == null;
    }

    /** Whether it was tested and nothing is wrong: no test, no setting, and not the user's database. */
    boolean isGood() {
        return isTested()
                && failed() == 0
                && (facts == null
                        || facts.weakSettings().isEmpty() && facts.findings().isEmpty())
                && (inspection == null || inspection.findings().isEmpty());
    }

    /** One word or two for all of it. */
    String verdict() {
        return !isTested() ? "not tested" : failed() > 0 ? "failed" : isGood() ? "passed" : "weak";
    }
}
