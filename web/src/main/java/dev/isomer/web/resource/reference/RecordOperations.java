package dev.isomer.web.resource.reference;

import static dev.isomer.web.resource.reference.Operation.get;
import static dev.isomer.web.resource.reference.Operation.post;

import java.util.ArrayList;
import java.util.List;

/** The operations of what is recorded, and the search. */
final class RecordOperations {
    private RecordOperations() {}

    static List<Operation> of() {
        List<Operation> operations = new ArrayList<>(search());
        operations.addAll(records(
                get("/history", "Page views, and how many there were of what")
                        .note("Every request is in it that was answered 200 before this one and is a page's."),
                "History"));
        operations.addAll(records(
                get("/interactions", "What was done with entities").with("entity_type", "entity_name", "action"),
                "Interaction[]"));
        operations.add(post("/interactions", "Record something that was done")
                .note("Of what is done to a secret no content is kept.")
                .takesJson(
                        "InteractionInput",
                        "{\"entity_type\":\"server\",\"entity_name\":\"hello\",\"message\":\"tried it\"}")
                .takesForm("InteractionInput", "entity_type=server&entity_name=hello")
                .json(201, "Recorded", "Interaction")
                .seeOther("To its page, for a form")
                .problems("unsupported-media-type", "validation"));
        operations.add(item("/interactions/{id}", "Something that was done", "Interaction"));
        operations.addAll(
                records(get("/invocations", "Runs of servers").with("server_name", "of_cid"), "Invocation[]"));
        operations.add(post("/invocations", "Record a run of a server")
                .takesJson("InvocationInput", "{\"server_name\":\"hello\",\"result_cid\":\"AAAAAAAFaGVsbG8\"}")
                .takesForm("InvocationInput", "server_name=hello&result_cid=AAAAAAAFaGVsbG8")
                .json(201, "Recorded", "Invocation")
                .seeOther("To its page, for a form")
                .problems("unsupported-media-type", "validation"));
        operations.add(item("/invocations/{id}", "A run of a server", "Invocation"));
        operations.addAll(records(get("/exports", "Exports that were made").with("of_cid"), "Export[]"));
        return operations;
    }

    private static List<Operation> search() {
        return inAllForms(
                get("/search", "Search names, definitions, and the text of content")
                        .note("Whatever the case of letters. Of content, that of the content directory and the 100 "
                                + "pieces that were stored last; of secrets the names alone. cut tells that one search "
                                + "could not read all text.")
                        .with("q", "servers", "aliases", "variables", "secrets", "cids"),
                "What was found, by kind",
                "SearchResult");
    }

    private static List<Operation> records(Operation list, String schema) {
        return inAllForms(
                list.with("from", "to", "limit", "after").problems("invalid-cursor"),
                "One page, newest first; next is the position of the one after it",
                schema);
    }

    /** A list at its address, and at that with an ending for the form. */
    private static List<Operation> inAllForms(Operation list, String description, String schema) {
        Operation answered = list.json(200, description, schema).otherForms();
        return List.of(answered.with("format"), answered.at(list.path() + ".{ending}"));
    }

    private static Operation item(String path, String summary, String schema) {
        return get(path, summary)
                .with("If-None-Match", "format")
                .json(200, "It", schema)
                .otherForms()
                .answers(304, "It is known", "", "")
                .problems("not-found", "stale-version");
    }
}
