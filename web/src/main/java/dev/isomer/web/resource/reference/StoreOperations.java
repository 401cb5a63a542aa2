package dev.isomer.web.resource.reference;

import static dev.isomer.web.resource.reference.Operation.get;
import static dev.isomer.web.resource.reference.Operation.of;
import static dev.isomer.web.resource.reference.Operation.post;

import dev.isomer.web.http.Method;
import java.util.List;

/** What is done with the store as a whole: snapshots of it, and room in it. */
final class StoreOperations {
    private static final String ITEM = "/snapshots/{name}";

    private StoreOperations() {}

    static List<Operation> snapshots() {
        return List.of(
                get("/snapshots", "The named snapshots, with what is wrong with damaged ones")
                        .json(200, "The snapshots", "Snapshots")
                        .page(),
                post("/snapshots", "Make a snapshot of everything")
                        .note("Without a name it is the time. On a disk engine use the command backup FILE instead.")
                        .with("complete")
                        .takesJson("SnapshotInput", "{\"name\":\"before\"}")
                        .takesForm("SnapshotInput", "name=before&complete=true")
                        .json(201, "The snapshot", "Snapshot")
                        .seeOther("To the page, for a form")
                        .problems("unsupported-media-type", "validation", "already-exists", "only-in-memory"),
                get(ITEM, "One snapshot: its size, and how many rows each type has")
                        .json(200, "The snapshot", "Snapshot")
                        .page()
                        .problems("not-found", "validation"),
                of(Method.DELETE, ITEM, "Delete a snapshot for good")
                        .answers(204, "It is gone", "", "")
                        .seeOther("To the page, for a browser")
                        .problems("not-found", "validation"),
                post(ITEM + "/delete", "Delete a snapshot for good, from a form")
                        .answers(204, "It is gone", "", "")
                        .seeOther("To the page")
                        .problems("not-found", "validation"),
                post(ITEM + "/restore", "Replace everything in the store by a snapshot, or change nothing")
                        .note("What the store has is kept first as a snapshot of its own, which before names.")
                        .json(200, "What was restored", "Restored")
                        .seeOther("To the page, for a form")
                        .problems("not-found", "validation", "only-in-memory", "damaged-snapshot", "not-restorable"));
    }

    static List<Operation> room() {
        return List.of(
                get("/memory", "How many rows each type has, and what they take")
                        .json(200, "The sizes", "Sizes")
                        .page(),
                post("/memory/{records}/delete", "Delete the oldest of interactions, history, invocations or exports")
                        .takesJson("RoomInput", "{\"oldest\":10}")
                        .takesForm("RoomInput", "oldest=10")
                        .json(200, "How many are gone", "Deleted")
                        .seeOther("To the page, for a form")
                        .problems("not-found", "unsupported-media-type", "validation"));
    }
}
