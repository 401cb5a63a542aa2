package dev.isomer.catalog.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TextRulesTest {
    @Test
    void trimsUnicodeWhiteSpaceAndSeparatorControls() {
        assertEquals("a b", TextRules.trim("\u00a0\u001c\u0085\u2003\t a b\u3000\u001f\n\u2028"));
        assertEquals("\u200b", TextRules.trim(" \u200b "));
        assertEquals("", TextRules.trim(" \r\n"));
        assertTrue(TextRules.isBlank("\u2029"));
    }

    @Test
    void splitsAtEveryLineEnd() {
        assertEquals(
                List.of("a", "b", "c", "d", "e", "", "f", "g", "h", "i", "j"),
                TextRules.lines("a\nb\rc\r\nd\u000be\f\u001cf\u001dg\u001eh\u0085i\u2028j\u2029"));
        assertEquals(List.of("", ""), TextRules.lines("\n\n"));
        assertEquals(List.of(), TextRules.lines(""));
        assertEquals(List.of("a\u001fb"), TextRules.lines("a\u001fb"));
    }

    @Test
    void cutsByCodePoint() {
        assertEquals("😀😀", TextRules.cut("😀😀😀", 2));
        assertEquals("😀", TextRules.cut("😀", 1));
        assertEquals(3, TextRules.length("a😀b"));
    }

    @Test
    void foldsCaseFully() {
        assertEquals(TextRules.foldCase("STRASSE"), TextRules.foldCase("Straße"));
        assertEquals(TextRules.foldCase("ss"), TextRules.foldCase("ẞ"));
        assertEquals(TextRules.foldCase("σίσυφος"), TextRules.foldCase("ΣΊΣΥΦΟΣ"));
        assertEquals(TextRules.foldCase("k"), TextRules.foldCase("\u212a"));
        assertEquals(TextRules.foldCase("ꭰ"), TextRules.foldCase("Ꭰ"));
        assertEquals("i\u0307", TextRules.foldCase("İ"));
        assertFalse(TextRules.foldCase("ı").equals(TextRules.foldCase("i")));
    }

    @Test
    void sortsByCodePoint() {
        List<String> sorted = List.of("", "-", ".", "1", "A", "Z", "_", "a", "ab", "z", "~", "é", "\uffee", "😀");
        assertEquals(
                sorted,
                Stream.of("😀", "\uffee", "é", "~", "z", "ab", "a", "_", "Z", "A", "1", ".", "-", "")
                        .sorted(TextRules.BY_CODE_POINT)
                        .toList());
    }

    @Test
    void countsNumbersOfEveryKindAsNumbers() {
        assertTrue("é١Ⅷ½字".codePoints().allMatch(TextRules::isLetterOrNumber));
        assertTrue("/-_ {}".codePoints().noneMatch(TextRules::isLetterOrNumber));
    }
}
