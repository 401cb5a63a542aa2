package dev.isomer.web.json;

/** A text that is not one JSON document within the limits; the message says why and where. */
public final class JsonSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JsonSyntaxException(String reason) {
        super(reason);
    }
}
