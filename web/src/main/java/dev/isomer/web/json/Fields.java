package dev.isomer.web.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small JSON objects whose fields keep their order. */
public final class Fields {
    private Fields() {}

    /** An object with one field. */
    public static Map<String, Object> of(String name, @Nullable Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(name, value);
        return fields;
    }

    /** An object with two fields. */
    public static Map<String, Object> of(
            String firstName, @Nullable Object first, String secondName, @Nullable Object second) {
        Map<String, Object> fields = of(firstName, first);
        fields.put(secondName, second);
        return fields;
    }
}
