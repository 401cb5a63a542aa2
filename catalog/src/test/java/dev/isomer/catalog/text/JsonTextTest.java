package dev.isomer.catalog.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.isomer.catalog.cid.Cid;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonTextTest {
    @Test
    void escapesAllButPrintableAscii() {
        String text = JsonText.of(Map.of("s1", "print(\"é\")\n\t😀\u007f\u0000/"));
        assertEquals("{\n  \"s1\": \"print(\\\"\\u00e9\\\")\\n\\t\\ud83d\\ude00\\u007f\\u0000/\"\n}", text);
        assertEquals(
                "AAAAAAA8ewogICJzMSI6ICJwcmludChcIlx1MDBlOVwiKVxuXHRcdWQ4M2RcdWRlMDBcdTAwN2ZcdTAwMDAvIgp9", cid(text));
    }

    @Test
    void sortsMembersAndIndentsByTwo() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("b", Map.of());
        document.put("a", List.of());
        document.put("B", Arrays.asList(1, Collections.singletonMap("x", null)));
        String text = JsonText.of(document);
        assertEquals(
                "{\n  \"B\": [\n    1,\n    {\n      \"x\": null\n    }\n  ],\n  \"a\": [],\n  \"b\": {}\n}", text);
        assertEquals(
                "AAAAAABJZ-3nJNGSKxh-afs9u3UzpYsBLOzlRadvdEZkm7ZSxWVFDLs0M1l1oqXRcYXAlhNh5VB4iT_a3upTRCiuJoLu7Q",
                cid(text));
    }

    @Test
    void emptyDocumentsHaveLiteralNames() {
        assertEquals("AAAAAAACe30", cid(JsonText.of(Map.of())));
        assertEquals("AAAAAAACW10", cid(JsonText.of(List.of())));
    }

    @Test
    void sortsKeysByCodePoint() {
        assertEquals(
                "{\n  \"\\uffee\": true,\n  \"\\ud83d\\ude00\": false\n}",
                JsonText.of(Map.of("😀", false, "\uffee", true)));
    }

    @Test
    void refusesOtherTypes() {
        assertThrows(IllegalArgumentException.class, () -> JsonText.of(1.5));
    }

    private static String cid(String text) {
        return Cid.of(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
