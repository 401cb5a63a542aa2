package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.model.TextAttribute;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The two predicates on parts of a text, which no wildcard, case or collation touches: rules QRY. */
public class TextMatchContract extends Contract {
    private static final List<String> TEXTS = List.of(
            "",
            "%",
            "%a",
            "A",
            "A%",
            "Ab",
            "_",
            "_a",
            "\\",
            "\\%",
            "\\a",
            "a",
            "a%b",
            "a_b",
            "a\\b",
            "aXb",
            "ab",
            "b a",
            "ss",
            "ß",
            "\u0130",
            "i",
            "\u00E9",
            "e\u0301",
            "x\uFFFF",
            "x\uE000",
            "x😀",
            "x😀y",
            "x😁",
            "😀",
            "\uD7FF",
            "\uD7FFz",
            "\uDBFF\uDFFF",
            "\uDBFF\uDFFF\uDBFF\uDFFFz",
            "'",
            "''",
            "\"",
            "*",
            "a*",
            "[a]",
            "a\nb",
            " a",
            "a ");

    private static final List<String> PARTS = List.of(
            "",
            "%",
            "%%",
            "_",
            "__",
            "\\",
            "\\\\",
            "\\%",
            "a",
            "A",
            "a%",
            "a_",
            "a\\",
            "b",
            "ab",
            "AB",
            "s",
            "ss",
            "\u0130",
            "e",
            "\u00E9",
            "\u0301",
            "\uFFFF",
            "x\uE000",
            "x😀",
            "😀",
            "😁",
            "\uD7FF",
            "\uDBFF\uDFFF",
            "\uDBFF\uDFFF\uDBFF\uDFFF",
            "'",
            "''",
            "*",
            "[",
            "\n",
            " ",
            "a ",
            "zz");

    /** The topic for this engine. */
    public TextMatchContract(TestedEngine engine) {
        super(engine);
    }

    /** Each text, once not null and once in an index, and a row in which the second one is null. */
    private Store texts() {
        Store store = open(AllTypes.SCHEMA);
        store.write(tx -> {
            for (String text : TEXTS) {
                tx.insert(AllTypes.empty().with(AllTypes.TEXT, text).with(AllTypes.OPTIONAL_TEXT, text));
            }
            return tx.insert(AllTypes.empty().with(AllTypes.TEXT, "null in the index"));
        });
        return store;
    }

    private static List<String> matching(
            ReadTransaction tx, TextAttribute<AllTypes> attribute, String part, Kind kind) {
        var predicate = switch (kind) {
            case STARTS -> attribute.startsWith(part);
            case STARTS_NOT -> attribute.startsWith(part).not();
            case CONTAINS -> attribute.contains(part);
            case CONTAINS_NOT -> attribute.contains(part).not();
        };
        return tx.list(AllTypes.TYPE.where(predicate)).stream()
                .map(AllTypes::text)
                .toList();
    }

    private enum Kind {
        STARTS,
        STARTS_NOT,
        CONTAINS,
        CONTAINS_NOT
    }

    private static List<String> expected(String part, Kind kind, boolean nullToo) {
        List<String> matching = TEXTS.stream()
                .filter(text -> switch (kind) {
                    case STARTS -> text.startsWith(part);
                    case STARTS_NOT -> !text.startsWith(part);
                    case CONTAINS -> text.contains(part);
                    case CONTAINS_NOT -> !text.contains(part);
                })
                .toList();
        if (!nullToo) {
            return matching;
        }
        return Stream.concat(matching.stream(), Stream.of("null in the index")).toList();
    }

    private void check(Kind kind, Kind negated) {
        Store store = texts();
        store.read(tx -> {
            for (String part : PARTS) {
                assertEquals(
                        expected(part, kind, false),
                        matching(tx, AllTypes.OPTIONAL_TEXT, part, kind),
                        () -> kind + part);
                assertEquals(
                        expected(part, negated, true),
                        matching(tx, AllTypes.OPTIONAL_TEXT, part, negated),
                        () -> negated + part);
                boolean inTheLast =
                        kind == Kind.STARTS ? "null in the index".startsWith(part) : "null in the index".contains(part);
                assertEquals(
                        expected(part, kind, inTheLast), matching(tx, AllTypes.TEXT, part, kind), () -> kind + part);
                assertEquals(
                        expected(part, negated, !inTheLast),
                        matching(tx, AllTypes.TEXT, part, negated),
                        () -> negated + part);
            }
            return tx.count(AllTypes.TYPE);
        });
    }

    @Test
    @Rule("QRY-14")
    void startsWithIsLiteralAndCaseSensitive() {
        check(Kind.STARTS, Kind.STARTS_NOT);
    }

    @Test
    @Rule("QRY-15")
    void containsIsLiteralAndCaseSensitive() {
        check(Kind.CONTAINS, Kind.CONTAINS_NOT);
    }
}
