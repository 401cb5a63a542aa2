package dev.isomer.web.json;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** More than three hundred documents that are none, or that parsers read differently: each is refused in a sentence. */
final class HostileJsonTest {
    /** In place of a value: what is none, or is too much. */
    private static final List<String> VALUES = List.of(
            "nul",
            "True",
            "FALSE",
            "None",
            "undefined",
            "NaN",
            "-NaN",
            "Infinity",
            "-Infinity",
            "+1",
            "01",
            "-01",
            "00",
            "1.",
            ".5",
            "-.5",
            "1.e5",
            "1e",
            "1e+",
            "0x10",
            "0b1",
            "1_000",
            "1,000",
            "- 1",
            "--1",
            "1a",
            "'a'",
            "\"a",
            "a\"",
            "`a`",
            "\"\\a\"",
            "\"\\x41\"",
            "\"\\u12\"",
            "\"\\uzzzz\"",
            "\"\\\"",
            "\"\t\"",
            "\"\n\"",
            "\"\u0000\"",
            "\"\u001f\"",
            "\"\\ud800\"",
            "\"\\udc00\"",
            "\"\\udbff\\u0041\"",
            "\"\\ud83dx\"",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[1;2]",
            "[",
            "]",
            "{",
            "}",
            "{]",
            "[}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\" 1}",
            "{\"a\":1,}",
            "{,\"a\":1}",
            "{\"a\":1 \"b\":2}",
            "{a:1}",
            "{'a':1}",
            "{1:1}",
            "{null:1}",
            "{\"a\":1,\"a\":1}",
            "{\"a\":1,\"\\u0061\":2}",
            "{\"\":1,\"\":2}",
            "{\"a\":{\"b\":1,\"b\":2}}",
            "[{\"a\":1,\"a\":2}]",
            "(1)",
            "<a/>",
            "1 2",
            "{}{}",
            "[][]",
            "true false",
            "/**/1",
            "1//",
            "#1",
            "1;",
            "=1");

    private HostileJsonTest() {}

    static Stream<byte[]> documents() {
        Set<String> texts = new LinkedHashSet<>();
        for (String value : VALUES) {
            texts.add(value);
            texts.add("[" + value + "]");
            texts.add("{\"name\":" + value + "}");
            texts.add("{\"name\":\"a\",\"definition\":" + value + "}");
        }
        texts.addAll(List.of("", " ", "\n", "\u0000", "{}\u0000", "\ufeff", "9".repeat(101), "1." + "3".repeat(101)));
        for (int depth : new int[] {Json.NESTING_LIMIT + 1, 1_000, 100_000}) {
            texts.add("[".repeat(depth));
            texts.add("[".repeat(depth) + "]".repeat(depth));
            texts.add("{\"a\":".repeat(depth) + "1" + "}".repeat(depth));
        }
        texts.add("{\"" + "n".repeat(Json.NAME_LIMIT + 1) + "\":1}");
        List<byte[]> documents = new ArrayList<>();
        texts.forEach(text -> documents.add(text.getBytes(StandardCharsets.UTF_8)));
        for (String bytes : List.of(
                "\"\u00ff\"",
                "\"\u00c0\u00af\"",
                "\"\u00ed\u00a0\u0080\"",
                "\"\u00f4\u0090\u0080\u0080\"",
                "\"\u00e2\u0082\"",
                "\"\u0080\"",
                "\u00fe\u00ff\u0000\"\u0000a\u0000\"",
                "\u00ff\u00fe\"\u0000a\u0000\"\u0000",
                "\u0000\"\u0000a\u0000\"",
                "\u00f8\u0088\u0080\u0080\u0080")) {
            documents.add(bytes.getBytes(StandardCharsets.ISO_8859_1));
        }
        return documents.stream();
    }

    @Test
    void thereAreMoreThanThreeHundred() {
        assertTrue(documents().count() > 300, () -> "" + documents().count());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void eachIsRefusedInASentenceOfItsOwn(byte[] document) {
        JsonSyntaxException refused = assertThrows(
                JsonSyntaxException.class,
                () -> Json.read(document),
                () -> new String(document, StandardCharsets.UTF_8));
        String reason = String.valueOf(refused.getMessage());
        assertTrue(reason.length() < 300 && reason.lines().count() == 1, reason);
        assertTrue(!reason.contains("com.fasterxml") && !reason.contains("java."), reason);
    }

    /** The control: a reader with its makers' settings lets some of them pass. */
    @Test
    void aReaderAsItComesAcceptsSomeOfThem() {
        ObjectMapper lenient = new ObjectMapper();
        long accepted = documents()
                .filter(document -> {
                    try {
                        return !lenient.readTree(document).isMissingNode();
                    } catch (IOException refused) {
                        return false;
                    }
                })
                .count();
        assertTrue(accepted > 40, () -> "" + accepted);
    }
}
