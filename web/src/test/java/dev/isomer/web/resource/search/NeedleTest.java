package dev.isomer.web.resource.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.web.page.Highlight;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Finding a text in others, whatever the case of its letters. */
final class NeedleTest {
    @Property
    void findsWhereALoopWouldFind(@ForAll("texts") String text, @ForAll("needles") String wanted) {
        assertEquals(slowly(text, wanted), new Needle(wanted).find(text, 0));
    }

    @Property
    void partsTogetherAreTheTextAndMatchesAreWhatIsWanted(
            @ForAll("texts") String text, @ForAll("needles") String wanted) {
        Highlight highlight = new Needle(wanted).mark(text);
        assertEquals(text, highlight.text());
        for (Highlight.Part part : highlight.parts()) {
            assertEquals(part.match() ? 0 : -1, slowly(part.text(), wanted));
        }
    }

    @Test
    void lettersOfEveryScriptMeetTheirCapitals() {
        assertEquals(1, new Needle("ÉΣß😀𐐨").find("xéςß😀𐐀", 0));
        assertEquals(-1, new Needle("ss").find("ß", 0));
        assertEquals(5, new Needle("aab").find("AAaaaaAB", 0));
        assertEquals(4, new Needle("aa").find("aab aa", 1));
    }

    private static int slowly(String text, String wanted) {
        for (int at = 0; at <= text.length(); at = at < text.length() ? text.offsetByCodePoints(at, 1) : at + 1) {
            if (text.regionMatches(true, at, wanted, 0, wanted.length())) {
                return at;
            }
        }
        return -1;
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars('a', 'A', 'b', 'é', 'É').ofMaxLength(40);
    }

    @Provide
    Arbitrary<String> needles() {
        return Arbitraries.strings()
                .withChars('a', 'b', 'B', 'É')
                .ofMinLength(1)
                .ofMaxLength(4)
                .map(text -> text.toLowerCase(Locale.ROOT));
    }
}
