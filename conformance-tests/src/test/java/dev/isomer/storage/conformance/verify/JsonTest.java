package dev.isomer.storage.conformance.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values as JSON. */
final class JsonTest {
    @Test
    void everyKindOfValue() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("texts", Arrays.asList("é\n\"\\\u0001", "a\ud800b", null));
        map.put("numbers", List.of(-1, 4_000_000_000L));
        map.put("none", Map.of());
        map.put("true", true);
        assertEquals("""
                {
                  "texts": [
                    "é\\u000a\\"\\\\\\u0001",
                    "a\\ud800b",
                    null
                  ],
                  "numbers": [
                    -1,
                    4000000000
                  ],
                  "none": {},
                  "true": true
                }
                """, Json.of(map));
    }
}
