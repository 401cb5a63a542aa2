package dev.isomer.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.web.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request, whole: its body has been read within its limit and deadline.
 *
 * @param clientAddress the IP address that it came from
 * @param pathParameters the parts of the path that the matched route names, decoded
 */
public record Request(
        Method method,
        Target target,
        Headers headers,
        String clientAddress,
        Payload payload,
        Map<String, String> pathParameters) {
    public Request {
        pathParameters = Map.copyOf(pathParameters);
    }

    /** The part of the path with this name; the route must have it. */
    public String pathParameter(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The route has no part named " + name + ".");
        }
        return value;
    }

    /** The fields of the query. */
    public Parameters query() {
        return target.query();
    }

    /** The media type of the body without its parameters, lowered. */
    public Optional<String> mediaType() {
        return headers.first("Content-Type")
                .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    /**
     * The JSON object in the body.
     *
     * @param wantedType the media type that it must be said to have
     * @throws HttpException 415 when it is said to have another one, 422 when it is no object
     * @throws dev.isomer.web.json.JsonSyntaxException when it is not JSON
     */
    public JsonNode jsonObject(String wantedType) {
        String type = mediaType().orElse("none");
        if (!type.equals(wantedType)) {
            throw HttpException.unsupportedMediaType(
                    "Send " + wantedType + ", or a form; the type sent was " + Texts.shortened(type) + ".");
        }
        JsonNode root = Json.read(payload.toByteArray());
        if (!root.isObject()) {
            throw HttpException.invalid("Send a JSON object.");
        }
        return root;
    }

    /** Whether the body is a form that a page has sent. */
    public boolean hasForm() {
        return mediaType().filter("application/x-www-form-urlencoded"::equals).isPresent();
    }

    /**
     * The parts of a form that may hold files. Taking them takes the body.
     *
     * @return empty when the body is no such form
     * @throws HttpException 400 when it is one that does not say how its parts are divided
     */
    public Optional<MultipartReader> multipart() {
        return mediaType()
                .filter("multipart/form-data"::equals)
                .map(type -> MultipartReader.of(headers.first("Content-Type").orElse(""), payload.take()));
    }

    /**
     * The fields of the form in the body.
     *
     * @throws HttpException 400 when it cannot be decoded exactly
     */
    public Parameters form() {
        return Parameters.parse(payload.text(), Parameters.FORM_COUNT_LIMIT);
    }
}
