package dev.isomer.web.page;

import java.util.List;
import java.util.Locale;

/** What the description of all addresses shows. */
public record DocsPage(List<Topic> topics, List<ProblemType> problemTypes) implements Page {
    /** The operations of one topic. */
    public record Topic(String title, List<Entry> entries) {
        /** Where it is on the page. */
        public String anchor() {
            return title.toLowerCase(Locale.ROOT).replace(' ', '-');
        }
    }

    /**
     * One method at one address.
     *
     * @param note more than the summary; may be empty
     * @param example a command line that does it
     */
    public record Entry(
            String method,
            String path,
            String summary,
            String note,
            List<Parameter> parameters,
            List<Answer> answers,
            String example) {}

    /** A parameter, and where it stands: path, query or header. */
    public record Parameter(String name, String place, String meaning) {}

    /** A status, in words; of a refusal with its types of problem. */
    public record Answer(int status, String words, List<String> problemTypes) {}

    /** A type of problem. */
    public record ProblemType(String type, int status, String meaning) {}

    @Override
    public String template() {
        return "docs.jte";
    }
}
