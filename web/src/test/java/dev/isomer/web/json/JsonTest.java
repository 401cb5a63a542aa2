package dev.isomer.web.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON reader refuses what a lenient one lets pass. */
final class JsonTest {
    static Stream<byte[]> refused() {
        return Stream.concat(
                Stream.of(
                                "",
                                " ",
                                "{",
                                "{} {}",
                                "{\"a\":1,\"a\":2}",
                                "{'a':1}",
                                "{a:1}",
                                "[1,]",
                                "NaN",
                                "01",
                                "// no\n1",
                                "\"\t\"",
                                "[".repeat(Json.NESTING_LIMIT + 1) + "]".repeat(Json.NESTING_LIMIT + 1),
                                "{\"" + "n".repeat(Json.NAME_LIMIT + 1) + "\":1}",
                                "1".repeat(Json.NUMBER_LIMIT + 1))
                        .map(text -> text.getBytes(StandardCharsets.UTF_8)),
                Stream.of(new byte[] {'"', (byte) 0xff, '"'}, new byte[] {'"', (byte) 0xc0, (byte) 0xaf, '"'}));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNotExactlyOneDocumentIsRefused(byte[] document) {
        assertThrows(JsonSyntaxException.class, () -> Json.read(document));
    }

    @Test
    void documentsWithinTheLimitsAreRead() {
        String nested = "[".repeat(Json.NESTING_LIMIT) + "]".repeat(Json.NESTING_LIMIT);
        assertEquals(nested, Json.read(nested.getBytes(StandardCharsets.UTF_8)).toString());
        assertEquals(
                "☃😀",
                Json.read("\"☃\\ud83d\\ude00\"".getBytes(StandardCharsets.UTF_8))
                        .textValue());
    }

    @Test
    void writingKeepsOrderAndLeavesTextAsItIs() {
        assertArrayEquals(
                "{\"b\":\"☃😀/<\",\"a\":[1,true,null]}".getBytes(StandardCharsets.UTF_8),
                Json.write(Fields.of("b", "☃😀/<", "a", Arrays.asList(1, true, null))));
    }
}
