package dev.isomer.web.resource.reference;

import static dev.isomer.web.resource.reference.Operation.get;
import static dev.isomer.web.resource.reference.Operation.post;

import java.util.List;
import java.util.stream.Stream;

/** The operations of what is recorded and of the search over everything. */
final class RecordOperations {
    private RecordOperations() {}

    static List<Operation> records() {
        Operation history = get("/history", "Page views, newest first, with totals, popular paths and a chart")
                .with("from", "to", "limit", "after", "format")
                .json(200, "The views", "History")
                .otherForms()
                .problems("invalid-cursor");
        Operation interactions = listed("/interactions", "What was done, newest first", "Interaction")
                .with("entity_type", "entity_name", "action");
        Operation invocations = listed("/invocations", "Runs of servers, newest first", "Invocation")
                .with("server_name", "ofCid");
        Operation exports = listed("/exports", "Exports that were made, newest first", "Export")
                .with("ofCid");
        return Stream.of(
                        inEachForm(history),
                        inEachForm(interactions),
                        recorded(
                                "/interactions",
                                "Interaction",
                                "{\"entity_type\":\"server\",\"entity_name\":\"hello\",\"action\":\"review\"}",
                                "entity_type=server&entity_name=hello&action=review"),
                        inEachForm(invocations),
                        recorded(
                                "/invocations",
                                "Invocation",
                                "{\"server_name\":\"hello\",\"result_cid\":\"AAAAAAAFaGVsbG8\"}",
                                "server_name=hello&result_cid=AAAAAAAFaGVsbG8"),
                        inEachForm(exports))
                .flatMap(List::stream)
                .toList();
    }

    static List<Operation> search() {
        return inEachForm(get("/search", "Search names, definitions and the text of content; secrets by name only")
                .with("text", "servers", "aliases", "variables", "secrets", "cids", "format")
                .json(200, "What was found, by kind", "Findings")
                .otherForms());
    }

    private static Operation listed(String path, String summary, String schema) {
        return get(path, summary)
                .with("from", "to", "limit", "after", "format")
                .json(200, "One page", schema + "[]")
                .otherForms()
                .problems("invalid-cursor");
    }

    private static List<Operation> recorded(String path, String schema, String example, String form) {
        return List.of(
                post(path, "Record one")
                        .takesJson(schema + "Input", example)
                        .takesForm(schema + "Input", form)
                        .json(201, "Recorded", schema)
                        .seeOther("To its page, for a form")
                        .problems("unsupported-media-type", "validation"),
                get(path + "/{id}", "Read one")
                        .with("format", "If-None-Match")
                        .json(200, "The record", schema)
                        .otherForms()
                        .answers(304, "It is known", "", "")
                        .problems("not-found", "stale-version"));
    }

    /** A list at its address, and at that with an ending which says the form. */
    static List<Operation> inEachForm(Operation list) {
        return List.of(list, list.at(list.path() + ".{ending}"));
    }
}
