package dev.isomer.web.resource.reference;

import static dev.isomer.web.resource.reference.Operation.get;
import static dev.isomer.web.resource.reference.Operation.post;

import dev.isomer.web.http.Method;
import java.util.ArrayList;
import java.util.List;

/** The operations of content, and of documents that bring it in and out. */
final class ContentOperations {
    /** The content that the examples name. */
    static final String EXAMPLE =
            "This text is longer than what an identifier can hold itself, so its identifier is a hash of it.\n";

    private static final String BINARY = "application/octet-stream";

    private ContentOperations() {}

    static List<Operation> content() {
        List<Operation> content = new ArrayList<>(one());
        content.addAll(
                RecordOperations.inEachForm(get("/cids", "List content, that of the directory included, by identifier")
                        .with("prefix", "order", "limit", "after", "format")
                        .json(200, "One page", "Content[]")
                        .otherForms()
                        .problems("invalid-cursor")));
        content.addAll(facts());
        return content;
    }

    private static List<Operation> one() {
        return List.of(get("/{cid}", "The content with this identifier")
                .note("The bytes are always those that the identifier names; an extension behind it, as in "
                        + "/AAAAAAAFaGVsbG8.txt, chooses their type. Every path that nothing else answers leads to "
                        + "where the enabled aliases say: 302, or 307 for a method with a body; a loop is answered "
                        + "508.")
                .with("Range", "If-Range", "If-None-Match")
                .answers(200, "The content", "*/*", "")
                .answers(206, "The part asked for", "*/*", "")
                .answers(302, "Where an alias leads", "", "")
                .answers(304, "The content is known", "", "")
                .problems("not-found", "stale-version", "range-not-satisfiable", "corrupt-content", "redirect-loop"));
    }

    private static List<Operation> facts() {
        return List.of(
                post("/cids", "Store content")
                        .note("Any body of at most 64 MiB, hashed as it arrives; or a form with a text or a file.")
                        .with("change_message", "dryRun", "format")
                        .takes(BINARY, "", EXAMPLE)
                        .takesForm("ContentForm", "text=good+day")
                        .json(200, "It was here already", "Content")
                        .json(201, "Stored", "Content")
                        .seeOther("To its page, for a form")
                        .problems("unsupported-media-type", "validation"),
                get("/cids/{cid}", "Facts about content: its size and type, who refers to it, what was done to it")
                        .with("format")
                        .json(200, "The facts", "Content")
                        .page()
                        .problems("not-found", "corrupt-content"),
                Operation.of(Method.PUT, "/cids/{cid}", "Store just this content")
                        .with("change_message", "dryRun", "format", "If-Match", "If-None-Match")
                        .takes(BINARY, "", EXAMPLE)
                        .json(200, "It was here already", "Content")
                        .json(201, "Stored", "Content")
                        .seeOther("To its page, where HTML is asked for")
                        .problems("not-found", "digest-mismatch", "stale-version"),
                post("/cids/{cid}", "Make new content from old by the form of its page")
                        .note("repoint=true has servers and aliases that name the old one name the new one.")
                        .takesForm("ContentForm", "text=another+text&repoint=true")
                        .json(200, "It was here already", "ContentEdit")
                        .json(201, "Stored", "ContentEdit")
                        .seeOther("To its page")
                        .problems("not-found", "unsupported-media-type", "validation"),
                Operation.of(Method.DELETE, "/cids/{cid}", "Delete stored content")
                        .answers(204, "Deleted", "", "")
                        .seeOther("To the list, where HTML is asked for")
                        .problems("not-found", "read-only-source"),
                post("/cids/{cid}/delete", "Delete stored content by a form")
                        .answers(204, "Deleted", "", "")
                        .seeOther("To the list, for a page")
                        .problems("not-found", "read-only-source"));
    }

    static List<Operation> exchange() {
        return List.of(
                get("/export", "The document of what is usually exported, or the page to choose")
                        .with("format", "done")
                        .json(200, "The document; it is not stored", "Document")
                        .page()
                        .problems("not-found", "secret-locked"),
                post("/export", "Export what is chosen, as content")
                        .note("Secrets only where encryption and a passphrase say how.")
                        .with("format", "dryRun")
                        .takesJson("ExportInput", "{\"secrets\":false,\"change_message\":\"a first try\"}")
                        .takesForm("ExportForm", "servers=true&variables=true")
                        .json(200, "What would be exported, for dryRun", "ExportReport")
                        .json(201, "Exported", "ExportReport")
                        .answers(200, "What would be exported, for dryRun", "text/html", "")
                        .seeOther("To the page, for a form")
                        .problems("unsupported-media-type", "validation", "secret-locked"),
                get("/import", "How to import, or the page for it")
                        .with("format", "ofCid", "done")
                        .json(200, "What to send", "ImportHelp")
                        .page()
                        .problems("not-found"),
                post("/import", "Import an export document")
                        .note("All of it or nothing.")
                        .with("format", "dryRun")
                        .takesJson(
                                "Document",
                                "{\"version\":6,\"variables\":[{\"name\":\"greeting\","
                                        + "\"definition\":\"good day to you\"}]}")
                        .takesForm("ImportForm", "cid=AAAAAAAFaGVsbG8")
                        .json(200, "What came of each entry", "ImportReport")
                        .answers(200, "What would come of each entry, for dryRun", "text/html", "")
                        .seeOther("To the page, for a form")
                        .problems("unsupported-media-type", "validation", "import-refused", "secret-locked"));
    }
}
