package dev.isomer.web.resource.reference;

import static dev.isomer.web.resource.reference.Operation.get;
import static dev.isomer.web.resource.reference.Operation.post;

import java.util.List;

/** The operations of what is recorded, and the search. */
final class RecordOperations {
    private static final String PART = "One page, newest first; next is the position of the one after it";

    private RecordOperations() {}

    static List<Operation> of() {
        return List.of(
                get("/search", "Search names, definitions, and the text of content")
                        .note("Whatever the case of letters. Of content, that of the content directory and the 100 "
                                + "pieces that were stored last; of secrets the names alone. cut tells that one search "
                                + "could not read all text.")
                        .with("q", "servers", "aliases", "variables", "secrets", "cids", "format")
                        .json(200, "What was found, by kind", "SearchResult")
                        .page(),
                get("/history", "Page views, and how many there were of what")
                        .note("Every request is in it that was answered 200 before this one and is a page's.")
                        .with("from", "to", "limit", "after", "format")
                        .json(200, PART, "History")
                        .page()
                        .problems("invalid-cursor"),
                get("/interactions", "What was done with entities")
                        .with("entity_type", "entity_name", "action", "from", "to", "limit", "after", "format")
                        .json(200, PART, "Interaction[]")
                        .page()
                        .problems("invalid-cursor"),
                post("/interactions", "Record something that was done")
                        .note("Of what is done to a secret no content is kept.")
                        .takesJson(
                                "InteractionInput",
                                "{\"entity_type\":\"server\",\"entity_name\":\"hello\",\"message\":\"tried it\"}")
                        .takesForm("InteractionInput", "entity_type=server&entity_name=hello")
                        .json(201, "Recorded", "Interaction")
                        .seeOther("To its page, for a form")
                        .problems("unsupported-media-type", "validation"),
                item("/interactions/{id}", "Something that was done", "Interaction"),
                get("/invocations", "Runs of servers")
                        .note("cid=… gives those that speak of an identifier in any of their fields.")
                        .with("server_name", "from", "to", "limit", "after", "format")
                        .json(200, PART, "Invocation[]")
                        .page()
                        .problems("invalid-cursor"),
                post("/invocations", "Record a run of a server")
                        .takesJson("InvocationInput", "{\"server_name\":\"hello\",\"result_cid\":\"AAAAAAAFaGVsbG8\"}")
                        .takesForm("InvocationInput", "server_name=hello&result_cid=AAAAAAAFaGVsbG8")
                        .json(201, "Recorded", "Invocation")
                        .seeOther("To its page, for a form")
                        .problems("unsupported-media-type", "validation"),
                item("/invocations/{id}", "A run of a server", "Invocation"),
                get("/exports", "Exports that were made")
                        .note("cid=… gives those of one document.")
                        .with("from", "to", "limit", "after", "format")
                        .json(200, PART, "Export[]")
                        .page()
                        .problems("invalid-cursor"));
    }

    private static Operation item(String path, String summary, String schema) {
        return get(path, summary)
                .with("If-None-Match", "format")
                .json(200, "It", schema)
                .page()
                .answers(304, "It is known", "", "")
                .problems("not-found", "stale-version");
    }
}
