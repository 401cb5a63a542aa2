package dev.isomer.web.resource.reference;

import static dev.isomer.web.resource.reference.Operation.get;
import static dev.isomer.web.resource.reference.Operation.post;

import dev.isomer.web.http.Method;
import java.util.List;

/** The operations about the server itself: what it is, how full it is, its snapshots, and its description. */
final class ServerOperations {
    private ServerOperations() {}

    static List<Operation> snapshots() {
        String item = "/snapshots/{name}";
        String deleted = "To the list, for a page";
        return List.of(
                get("/snapshots", "List snapshots, newest first")
                        .with("format", "made", "deleted", "restored", "before")
                        .json(200, "All of them", "Snapshot[]")
                        .page(),
                post("/snapshots", "Make a snapshot of all that there is")
                        .note("On a store in memory alone. Without a name it gets that of the time.")
                        .takesJson("SnapshotInput", "{\"name\":\"new\"}")
                        .takesForm("SnapshotInput", "name=new")
                        .json(201, "Made", "Snapshot")
                        .seeOther("To the list, for a form")
                        .problems("already-exists", "unsupported-media-type", "validation", "only-in-memory"),
                get(item, "What is in a snapshot")
                        .with("format")
                        .json(200, "The snapshot", "Snapshot")
                        .page()
                        .problems("not-found", "validation"),
                Operation.of(Method.DELETE, item, "Delete a snapshot")
                        .answers(204, "Deleted", "", "")
                        .seeOther(deleted)
                        .problems("not-found", "validation"),
                post(item + "/restore", "Replace all that there is by a snapshot")
                        .note("All of it or nothing. What was there is kept as a snapshot first, which the answer "
                                + "names; restoring that one undoes this.")
                        .json(200, "Restored", "RestoreReport")
                        .seeOther("To the list, for a page")
                        .problems("not-found", "validation", "damaged-snapshot", "not-restorable", "only-in-memory"),
                post(item + "/delete", "Delete a snapshot by a form")
                        .answers(204, "Deleted", "", "")
                        .seeOther(deleted)
                        .problems("not-found", "validation"));
    }

    static List<Operation> memory() {
        return List.of(
                get("/memory", "What takes how much of the store")
                        .with("format", "deleted", "said")
                        .json(200, "Rows and bytes by type", "Memory")
                        .page(),
                post("/memory/{records}/delete", "Make room by deleting the oldest records")
                        .takesJson("RoomInput", "{\"oldest\":1}")
                        .takesForm("RoomInput", "before=2020-01-31")
                        .json(200, "How many were deleted", "RoomReport")
                        .seeOther("To the page, for a form")
                        .problems("not-found", "unsupported-media-type", "validation"));
    }

    static List<Operation> server() {
        return List.of(
                get("/", "The overview: what there is, where it is kept, what changed last")
                        .with("format")
                        .json(200, "The overview", "Overview")
                        .page(),
                get("/healthz", "Whether the store answers").json(200, "It does", "Health"),
                get("/readyz", "Whether more may be asked; 503 while the server stops")
                        .json(200, "It may", "Health"),
                get("/metrics", "Figures for Prometheus").answers(200, "The figures", "text/plain", ""),
                get("/version", "The version that runs").json(200, "The version", "Version"),
                get("/login", "The page that asks for the server's token, where it has one")
                        .seeOther("To the overview, for who is logged in"),
                post("/login", "Give the token")
                        .takesForm("LoginForm", "token=a-token-of-at-least-sixteen")
                        .seeOther("To the page asked for, with a cookie"),
                post("/logout", "Give the cookie back").seeOther("To the login"),
                get("/assets/{hash}/{file}", "A file that the pages load")
                        .with("If-None-Match")
                        .answers(200, "The file", "*/*", "")
                        .answers(304, "It is known", "", "")
                        .problems("not-found", "stale-version"),
                get("/openapi.json", "This description, for programs").json(200, "OpenAPI 3.1", "OpenApi"),
                get("/docs", "This description, for people").page(),
                get("/problems/{type}", "What a type of problem means")
                        .seeOther("To its place on the page")
                        .problems("not-found"));
    }
}
