package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Prose;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.TextAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How text is compared and ordered: rules TXT. */
public class TextOrderContract extends Contract {
    /** Each sorts before the next by code point; by UTF-16 unit, by locale or without case many would not. */
    private static final List<String> ASCENDING = List.of(
            "",
            "\u0001",
            "\t",
            " ",
            "  ",
            "!",
            "0",
            "10",
            "9",
            "A",
            "AB",
            "Z",
            "a",
            "a\u0001",
            "a ",
            "a b",
            "aB",
            "ab",
            "ab ",
            "e\u0301",
            "z",
            "~",
            "\u007F",
            "\u0080",
            "ß",
            "é",
            "\u07FF",
            "\u0800",
            "\u200B",
            "\uD7FF",
            "\uE000",
            "\uFF5E",
            "\uFFFD",
            "\uFFFF",
            "\uFFFFa",
            "\uD800\uDC00",
            "\uD83D\uDE00",
            "\uD83D\uDE00a",
            "\uD83D\uDE01",
            "\uDBFF\uDFFF");

    /** Different texts that some database takes for equal. */
    private static final List<String> LOOKALIKES = List.of(
            "a",
            "A",
            "ª",
            "ä",
            "á",
            "a\u0301",
            "a ",
            " a",
            "a\u200B",
            "a\u00A0",
            "a\t",
            "ａ",
            "ss",
            "ß",
            "SS",
            "i",
            "İ",
            "ı",
            "I",
            "",
            " ",
            "\u200B",
            "\u00A0",
            "1",
            "01",
            "1.0",
            "１",
            "😀",
            "😁",
            "\uFFFD",
            "\uDBFF\uDFFF");

    private static final List<TextAttribute<AllTypes>> BOTH = List.of(AllTypes.TEXT, AllTypes.OPTIONAL_TEXT);

    /** The topic for this engine. */
    public TextOrderContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("TXT-01")
    void textIsOrderedByCodePoint() {
        Orders.check(open(AllTypes.SCHEMA), AllTypes.TEXT, AllTypes.OPTIONAL_TEXT, ASCENDING);
    }

    @Test
    @Rule("TXT-02")
    void textIsEqualOnlyToItself() {
        Store store = open(AllTypes.SCHEMA);
        List<AllTypes> rows = insertAll(store, LOOKALIKES);
        for (TextAttribute<AllTypes> attribute : BOTH) {
            for (int i = 0; i < LOOKALIKES.size(); i++) {
                String text = LOOKALIKES.get(i);
                assertEquals(List.of(rows.get(i)), list(store, AllTypes.TYPE.where(attribute.eq(text))), text);
                assertEquals(List.of(rows.get(i)), list(store, AllTypes.TYPE.where(attribute.in(text, "?"))), text);
                List<AllTypes> others = new ArrayList<>(rows);
                others.remove(i);
                assertEquals(others, list(store, AllTypes.TYPE.where(attribute.ne(text))), text);
            }
            assertEquals(
                    LOOKALIKES.size(),
                    store.read(tx -> tx.countBy(attribute, 100)).size());
        }
    }

    @Test
    @Rule("TXT-02")
    void uniqueTextCollidesOnlyWithItself() {
        Store store = open(Conversations.SCHEMA);
        List<Session> sessions = new ArrayList<>();
        for (String name : LOOKALIKES) {
            sessions.add(insert(store, Conversations.session(1).withName(name)));
        }
        for (int i = 0; i < LOOKALIKES.size(); i++) {
            String name = LOOKALIKES.get(i);
            assertEquals(Optional.of(sessions.get(i)), store.read(tx -> tx.find(Session.NAME, name)), name);
        }
        assertEquals(Optional.empty(), store.read(tx -> tx.find(Session.NAME, "À")));
    }

    @Test
    @Rule("TXT-03")
    void longTextIsOrderedByAllOfItsLength() {
        String shared = "ü".repeat(16_382);
        List<String> ascending =
                List.of(shared, shared + "A", shared + "a", shared + "é", shared + "\uFFFF", shared + "😀");
        Store store = open(Prose.SCHEMA);
        for (int i : new int[] {3, 0, 5, 1, 4, 2}) {
            insert(store, Prose.empty().withOrdered(ascending.get(i)));
        }
        assertEquals(
                ascending,
                list(store, Prose.TYPE.all().orderBy(Prose.ORDERED)).stream()
                        .map(Prose::ordered)
                        .toList());
        assertEquals(
                ascending.subList(3, 6),
                list(store, Prose.TYPE.where(Prose.ORDERED.gt(ascending.get(2))).orderBy(Prose.ORDERED)).stream()
                        .map(Prose::ordered)
                        .toList());
    }

    @Test
    @Rule("TXT-03")
    void longBytesAreOrderedByAllOfTheirLength() {
        List<Bytes> ascending = new ArrayList<>();
        for (int last : new int[] {0, 1, 127, 128, 255}) {
            byte[] content = new byte[16_383];
            content[16_382] = (byte) last;
            ascending.add(Bytes.of(content));
        }
        Store store = open(Prose.SCHEMA);
        for (int i : new int[] {3, 0, 1, 4, 2}) {
            insert(store, Prose.empty().withOrderedBytes(ascending.get(i)));
        }
        assertEquals(
                ascending,
                list(store, Prose.TYPE.all().orderBy(Prose.ORDERED_BYTES)).stream()
                        .map(Prose::orderedBytes)
                        .toList());
    }

    private static List<AllTypes> insertAll(Store store, List<String> texts) {
        return store.write(tx -> {
            List<AllTypes> rows = new ArrayList<>();
            for (String text : texts) {
                rows.add(tx.insert(AllTypes.empty().with(AllTypes.TEXT, text).with(AllTypes.OPTIONAL_TEXT, text)));
            }
            return rows;
        });
    }
}
