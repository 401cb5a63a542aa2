package dev.isomer.web.resource.reference;

import static dev.isomer.web.resource.reference.Operation.get;

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
        topics.put("Content", ContentOperations.content());
        topics.put("Import and export", ContentOperations.exchange());
        topics.put("Search", RecordOperations.search());
        topics.put("History and records", RecordOperations.records());
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
