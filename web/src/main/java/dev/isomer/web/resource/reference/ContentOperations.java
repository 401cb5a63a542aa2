package dev.isomer.web.resource.reference;

import static dev.isomer.web.resource.reference.Operation.get;
import static dev.isomer.web.resource.reference.Operation.of;
import static dev.isomer.web.resource.reference.Operation.post;

import dev.isomer.web.http.Method;
import java.util.List;

/** The operations of content, and of trying aliases. */
final class ContentOperations {
    private static final String BYTES = "application/octet-stream";

    private ContentOperations() {}

    /** The operations of all content. */
    static List<Operation> all() {
        return List.of(
                get("/{cid}", "The content with this identifier")
                        .note("The bytes are always those that the identifier names; an extension behind it, as in "
                                + "/AAAAAAAFaGVsbG8.txt, chooses their type. It is shown in a sandbox. Every "
                                + "other path is led on by the first enabled alias that matches: 302, or 307 "
                                + "where the method may have a body, or 508 redirect-loop.")
                        .with("Range", "If-Range", "If-None-Match")
                        .answers(200, "The content", "*/*", "")
                        .answers(206, "The part asked for", "*/*", "")
                        .answers(304, "The content is known", "", "")
                        .problems("not-found", "range-not-satisfiable", "corrupt-content", "redirect-loop"),
                list("/cids", "List contents, stored and in the content directory", "format"),
                list("/cids.{ending}", "List contents in the form that the ending names", ""),
                upload(),
                get("/cids/{cid}", "Facts about one piece of content, and who names it")
                        .with("format")
                        .json(200, "The facts", "ContentItem")
                        .page()
                        .problems("not-found", "corrupt-content"),
                of(Method.PUT, "/cids/{cid}", "Upload what this identifier names")
                        .note("A body that is other content, for it was damaged on its way, is refused.")
                        .with("change_message", "dryRun", "format", "If-None-Match")
                        .takes(BYTES, "Bytes", "hello")
                        .json(200, "It was here already", "Content")
                        .json(201, "Stored", "Content")
                        .seeOther("To its page, for a browser")
                        .problems("not-found", "digest-mismatch", "stale-version"),
                post("/cids/{cid}", "Keep an edited text as new content")
                        .note("With repoint=true, the aliases and servers that name the old content name the new one.")
                        .takesForm("ContentEdit", "text=hello+again&repoint=true&change_message=edited")
                        .json(200, "It was here already", "EditedContent")
                        .json(201, "Stored", "EditedContent")
                        .seeOther("To the page of the new content, for a browser")
                        .problems("not-found", "corrupt-content", "unsupported-media-type", "validation"),
                of(Method.DELETE, "/cids/{cid}", "Delete stored content")
                        .answers(204, "Deleted", "", "")
                        .seeOther("To the list, for a browser")
                        .problems("not-found", "read-only-source"),
                post("/cids/{cid}/delete", "Delete stored content, for forms")
                        .answers(204, "Deleted", "", "")
                        .seeOther("To the list, for a browser")
                        .problems("not-found", "read-only-source"));
    }

    private static Operation list(String path, String summary, String more) {
        Operation operation = get(path, summary)
                .note("sort is cid, or -created_at for what is stored, the newest first. "
                        + "Content of up to 64 bytes is its own identifier and is not listed.")
                .with("prefix", "sort", "limit", "after");
        return (more.isEmpty() ? operation : operation.with(more))
                .json(200, "One page; next is the position of the one after it", "Content[]")
                .page()
                .answers(200, "As CSV", "text/csv", "")
                .answers(200, "The identifiers, one a line", "text/plain", "")
                .problems("invalid-cursor", "validation");
    }

    private static Operation upload() {
        return post("/cids", "Upload content of up to 64 MiB")
                .note("The body as it is, whatever its type, but for forms: the field file of one with files, or the "
                        + "field text of any other.")
                .with("change_message", "dryRun", "format")
                .takes(BYTES, "Bytes", "any bytes, as they are")
                .takes("multipart/form-data", "FileForm", "")
                .takesForm("TextForm", "text=hello")
                .json(200, "It was here already, or with dryRun: the facts it would have", "Content")
                .json(201, "Stored", "Content")
                .seeOther("To its page, for a browser")
                .problems("validation");
    }

    /** The operations of trying aliases. */
    static List<Operation> ofTrying() {
        return List.of(
                get("/aliases/{name}/try", "What an alias does with paths")
                        .with("path", "format")
                        .json(200, "Which lines match, and who answers in the end", "AliasTrial")
                        .page()
                        .problems("not-found", "validation"),
                post("/aliases/{name}/try", "What an alias with this definition would do; it need not be saved")
                        .takesJson("AliasTrialInput", "{\"definition\":\"hello -> /servers\",\"paths\":[\"/hello\"]}")
                        .takesForm("AliasTrialForm", "definition=hello+-%3E+/servers&path=/hello")
                        .json(200, "Which lines match, and who answers in the end", "AliasTrial")
                        .page()
                        .problems("validation"));
    }
}
