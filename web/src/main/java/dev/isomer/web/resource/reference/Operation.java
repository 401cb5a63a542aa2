package dev.isomer.web.resource.reference;

import dev.isomer.web.http.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * What one method at one address does. Immutable; each method adds something and returns a changed copy.
 *
 * @param detail more than the summary says; may be empty
 * @param parameters names of {@code components.json}; those of the path come from the path
 * @param problems the types of problem that it may answer besides those that every operation may
 */
record Operation(
        Method method,
        String path,
        String summary,
        String detail,
        List<String> parameters,
        List<Sent> bodies,
        List<Answer> answers,
        List<String> problems) {

    /** A body that it takes, with an example that works where the examples of the parameters are there. */
    record Sent(String type, String schema, String example) {}

    /**
     * What it answers.
     *
     * @param type the media type; empty for none
     * @param schema a name of {@code components.json}; {@code Name[]} for a page of them; empty for none
     */
    record Answer(int status, String description, String type, String schema) {}

    static Operation get(String path, String summary) {
        return of(Method.GET, path, summary);
    }

    static Operation post(String path, String summary) {
        return of(Method.POST, path, summary);
    }

    static Operation of(Method method, String path, String summary) {
        return new Operation(method, path, summary, "", List.of(), List.of(), List.of(), List.of());
    }

    /** The same at another address. */
    Operation at(String otherPath) {
        return new Operation(method, otherPath, summary, detail, parameters, bodies, answers, problems);
    }

    Operation note(String sentence) {
        return new Operation(method, path, summary, sentence, parameters, bodies, answers, problems);
    }

    Operation with(String... names) {
        return new Operation(method, path, summary, detail, plus(parameters, names), bodies, answers, problems);
    }

    Operation takes(String type, String schema, String example) {
        List<Sent> more = plus(bodies, new Sent(type, schema, example));
        return new Operation(method, path, summary, detail, parameters, more, answers, problems);
    }

    Operation takesJson(String schema, String example) {
        return takes("application/json", schema, example);
    }

    Operation takesForm(String schema, String example) {
        return takes("application/x-www-form-urlencoded", schema, example);
    }

    Operation answers(int status, String description, String type, String schema) {
        List<Answer> more = plus(answers, new Answer(status, description, type, schema));
        return new Operation(method, path, summary, detail, parameters, bodies, more, problems);
    }

    Operation json(int status, String description, String schema) {
        return answers(status, description, "application/json", schema);
    }

    /** The forms that lists and records have besides JSON. */
    Operation otherForms() {
        return page().answers(200, "As CSV", "text/csv", "").answers(200, "As text", "text/plain", "");
    }

    Operation page() {
        return answers(200, "The page", "text/html", "");
    }

    Operation seeOther(String description) {
        return answers(303, description, "", "");
    }

    Operation problems(String... types) {
        return new Operation(method, path, summary, detail, parameters, bodies, answers, plus(problems, types));
    }

    @SafeVarargs
    private static <T> List<T> plus(List<T> list, T... more) {
        List<T> all = new ArrayList<>(list);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
