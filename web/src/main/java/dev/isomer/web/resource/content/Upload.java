package dev.isomer.web.resource.content;

import dev.isomer.catalog.cid.NamedContent;
import dev.isomer.catalog.model.CidRecord;
import dev.isomer.storage.model.Bytes;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.MultipartReader;
import dev.isomer.web.http.Parameters;
import dev.isomer.web.http.Problem;
import dev.isomer.web.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/**
 * What a request uploads: the body as it is, the file of a form, or the text of a form.
 *
 * @param message why, for the history
 */
record Upload(NamedContent content, Optional<String> message) {
    /** Forms of text are for people; what is longer goes as a file. */
    static final int TEXT_LIMIT_BYTES = 8 * 1024 * 1024;

    private static final int FIELD_LIMIT_BYTES = 8 * 1024;
    private static final String MESSAGE = "change_message";
    private static final Set<String> FORM_FIELDS = Set.of("text", MESSAGE);

    /**
     * Takes the body; its name is made while it is handed on, and it is held once.
     *
     * @throws HttpException 400, 413 or 422 when the form is not one of ours
     */
    static Upload read(Request request) {
        if (request.hasForm()) {
            return ofText(request);
        }
        try {
            Optional<MultipartReader> parts = request.multipart();
            return parts.isPresent()
                    ? ofParts(parts.get())
                    : new Upload(
                            whole(request.payload().take()), request.query().first(MESSAGE));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The body as it is, whatever it says that it is. */
    static NamedContent body(Request request) {
        try {
            return whole(request.payload().take());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static NamedContent whole(InputStream in) throws IOException {
        return NamedContent.readFrom(in, CidRecord.CONTENT_LIMIT_BYTES);
    }

    private static Upload ofParts(MultipartReader parts) throws IOException {
        Optional<NamedContent> content = Optional.empty();
        Optional<String> message = Optional.empty();
        for (Optional<MultipartReader.Part> next = parts.next(); next.isPresent(); next = parts.next()) {
            MultipartReader.Part part = next.get();
            if (part.name().equals("file") && content.isEmpty()) {
                content = Optional.of(whole(part.content()));
                if (part.fileName().orElse("").isEmpty()
                        && content.get().content().length() == 0) {
                    throw HttpException.invalid("file", "Choose a file first.");
                }
            } else if (part.name().equals(MESSAGE) && message.isEmpty()) {
                message = Optional.of(part.text(FIELD_LIMIT_BYTES));
            } else {
                throw HttpException.invalid("file", "Send one file, and perhaps a change_message; nothing else.");
            }
        }
        return new Upload(
                content.orElseThrow(() -> HttpException.invalid("file", "Send a file in the field file.")), message);
    }

    private static Upload ofText(Request request) {
        Parameters form = textForm(request);
        form.fields().stream()
                .filter(field -> !FORM_FIELDS.contains(field.name()))
                .findFirst()
                .ifPresent(other -> {
                    throw HttpException.invalid(
                            "text",
                            "A form has the fields text and change_message; to upload a body as it is, send it as "
                                    + "application/octet-stream.");
                });
        String text = form.first("text")
                .filter(given -> !given.isBlank())
                .orElseThrow(() -> HttpException.invalid("text", "Write a text; it may not be blank."));
        return new Upload(NamedContent.of(Bytes.ofUtf8(plain(text))), form.first(MESSAGE));
    }

    /**
     * The fields of a form with a text.
     *
     * @throws HttpException 413 when it is longer than such forms may be
     */
    static Parameters textForm(Request request) {
        if (request.payload().sizeBytes() > TEXT_LIMIT_BYTES) {
            throw new HttpException(Problem.of(
                            413,
                            "too-large",
                            "Too large",
                            "Send a text of this length as a file, or as the body itself.")
                    .with("limitBytes", TEXT_LIMIT_BYTES));
        }
        return request.form();
    }

    /** Undoes what browsers do to the text of a form: every newline leaves as two characters. */
    static String plain(String text) {
        return text.replace("\r\n", "\n");
    }
}
