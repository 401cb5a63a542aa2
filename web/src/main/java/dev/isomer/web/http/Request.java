package dev.isomer.web.http;

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

    /** The same request with the parts of the path that a route names. */
    Request withPathParameters(Map<String, String> parameters) {
        return new Request(method, target, headers, clientAddress, payload, parameters);
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

    /** Whether the body is a form that a page has sent. */
    public boolean hasForm() {
        return mediaType().filter("application/x-www-form-urlencoded"::equals).isPresent();
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
