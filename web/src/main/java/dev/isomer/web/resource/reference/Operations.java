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
        topics.put("Trying aliases", ContentOperations.ofTrying());
        topics.put("Content", ContentOperations.all());
        topics.put("Import and export", exchange());
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

    private static List<Operation> exchange() {
        return List.of(
                get("/export", "The usual export document: what is enabled, without secrets")
                        .note("It is neither stored nor recorded.")
                        .with("format")
                        .json(200, "The document", "Document")
                        .page()
                        .problems("not-found", "validation"),
                post("/export", "Store an export document as content, and record that")
                        .note("With dryRun it only says how large the document would be.")
                        .with("dryRun")
                        .takesJson("ExportInput", "{\"servers\":[\"hello\"],\"aliases\":false}")
                        .takesForm("ExportInput", "servers=true&cid_values=true")
                        .json(200, "What it would be", "ExportAnswer")
                        .json(201, "Exported", "ExportAnswer")
                        .page()
                        .seeOther("To the page, for a form")
                        .problems("unsupported-media-type", "validation", "secret-locked"),
                get("/import", "The page to import on; what the form takes, for programs")
                        .with("format")
                        .json(200, "What it takes", "ImportHelp")
                        .page()
                        .problems("not-found"),
                post("/import", "Import an export document")
                        .note(
                                "All of it or nothing. JSON is the document itself; the form has it, or names one that is here"
                                        + " as content, and takes the passphrase of its secrets.")
                        .with("dryRun")
                        .takesJson(
                                "Document",
                                "{\"version\":6,\"variables\":[{\"name\":\"greeting\",\"definition\":\"good day\"}]}")
                        .takesForm("ImportForm", "cid=AAAAAAACe30")
                        .json(200, "What came of each entry", "ImportReport")
                        .page()
                        .seeOther("To the page, for a form")
                        .problems("unsupported-media-type", "validation", "import-refused"),
                post("/secrets/{name}/reveal", "The value of the secret")
                        .note("The only way to see it; each time is recorded.")
                        .json(200, "The value", "SecretValue")
                        .page()
                        .problems("not-found", "secret-locked"));
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
