package dev.isomer.web.resource.reference;

import static dev.isomer.web.resource.reference.Operation.get;
import static dev.isomer.web.resource.reference.Operation.post;

import dev.isomer.catalog.model.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every operation of the application, by topic, in the order in which a reader wants them. */
final class Operations {
    private Operations() {}

    /** The operations by the topic that they belong to. */
    static Map<String, List<Operation>> byTopic() {
        Map<String, List<Operation>> topics = new LinkedHashMap<>();
        for (Kind<?> kind : Kind.all()) {
            topics.put(EntityOperations.title(kind.plural()), EntityOperations.of(kind));
        }
        topics.put("Several at once", EntityOperations.ofAllKinds());
        topics.put("Content", content());
        topics.put("Import and export", exchange());
        topics.put("What is recorded, and the search", RecordOperations.of());
        topics.put("Changes as they happen", events());
        topics.put("Snapshots", ServerOperations.snapshots());
        topics.put("Memory", ServerOperations.memory());
        topics.put("The server", ServerOperations.server());
        return topics;
    }

    /** All of them. */
    static List<Operation> all() {
        List<Operation> all = new ArrayList<>();
        byTopic().values().forEach(all::addAll);
        return all;
    }

    private static List<Operation> content() {
        return List.of(get("/{cid}", "The content with this identifier")
                .note("The bytes are always those that the identifier names; an extension behind it, as in "
                        + "/AAAAAAAFaGVsbG8.txt, chooses their type. Names that are no identifier lead to the "
                        + "enabled aliases.")
                .with("Range", "If-Range", "If-None-Match")
                .answers(200, "The content", "*/*", "")
                .answers(206, "The part asked for", "*/*", "")
                .answers(304, "The content is known", "", "")
                .problems("not-found", "range-not-satisfiable", "corrupt-content"));
    }

    private static List<Operation> exchange() {
        return List.of(post("/import", "Import an export document")
                .note("All of it or nothing. The form names a document that is here as content.")
                .with("dryRun")
                .takesJson(
                        "Document",
                        "{\"version\":6,\"variables\":[{\"name\":\"greeting\",\"definition\":\"good day to you\"}]}")
                .takesForm("ImportForm", "cid=AAAAAAAFaGVsbG8")
                .json(200, "What came of each entry", "ImportReport")
                .seeOther("To the page, for a form")
                .problems("unsupported-media-type", "validation", "import-refused"));
    }

    private static List<Operation> events() {
        return List.of(get("/events", "Server-sent events of changes")
                .note("One event for each interaction that is recorded, named kind.action as in server.save, its id "
                        + "that of the interaction. A client that comes back with Last-Event-ID gets what it "
                        + "missed, also after the server was started again; an event reset says that this is "
                        + "not kept, so read all anew. At most 100 may listen.")
                .with("Last-Event-ID")
                .answers(200, "The stream; it has no end", "text/event-stream", "")
                .problems("busy"));
    }
}
