package dev.isomer.web.http;

import dev.isomer.web.json.Fields;
import java.util.Map;

/**
 * One field of a request that is wrong.
 *
 * @param field its name, or its path with slashes between
 * @param detail what to send instead
 */
public record FieldProblem(String field, String detail) {
    /** As it stands in the list {@code errors} of a problem. */
    Map<String, Object> document() {
        return Fields.of("pointer", "/" + field, "detail", detail);
    }
}
