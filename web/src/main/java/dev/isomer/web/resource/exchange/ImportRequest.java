package dev.isomer.web.resource.exchange;

import dev.isomer.catalog.exchange.ImportOptions;
import dev.isomer.storage.model.Bytes;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Parameters;
import dev.isomer.web.http.Request;
import java.util.Set;

/**
 * What a request asks to import.
 *
 * @param document the document, as JSON; empty when it is named
 * @param cid the document's identifier; empty when it is sent
 */
record ImportRequest(String document, String cid, ImportOptions options) {
    static final Set<String> FIELDS = Set.of("document", "cid", "passphrase", "change_message");

    /**
     * Reads a body: the document as JSON, or a form that has it or names it.
     *
     * @throws HttpException 400, 415 or 422
     */
    static ImportRequest read(Request request) {
        boolean dryRun = DryRun.isAsked(request);
        if (request.hasForm()) {
            return ofForm(request.form(), dryRun);
        }
        if (request.mediaType().filter("application/json"::equals).isEmpty()) {
            throw HttpException.unsupportedMediaType(
                    "Send the document as application/json, or a form with it as" + " document, or with its cid.");
        }
        return new ImportRequest(request.payload().text(), "", new ImportOptions("", "", dryRun));
    }

    private static ImportRequest ofForm(Parameters form, boolean dryRun) {
        for (Parameters.Field field : form.fields()) {
            if (!FIELDS.contains(field.name())) {
                throw HttpException.invalid(
                        "form",
                        "There are the fields "
                                + String.join(", ", FIELDS.stream().sorted().toList()) + ".");
            }
        }
        // Browsers send each newline of a text as two characters.
        String document = form.first("document").orElse("").replace("\r\n", "\n");
        String cid = form.first("cid").orElse("").strip();
        if (document.isBlank() == cid.isEmpty()) {
            throw HttpException.invalid("cid", "Give either the document or the identifier of one that is here.");
        }
        return new ImportRequest(
                document.isBlank() ? "" : document,
                cid,
                new ImportOptions(
                        form.first("passphrase").orElse(""),
                        form.first("change_message").orElse(""),
                        dryRun));
    }

    /** The document as bytes, where it was sent. */
    Bytes sent() {
        return Bytes.ofUtf8(document);
    }
}
