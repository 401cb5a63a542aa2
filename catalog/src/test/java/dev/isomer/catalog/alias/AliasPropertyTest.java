package dev.isomer.catalog.alias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

@Tag("property")
final class AliasPropertyTest {
    @Property
    void literalPatternsAreNormalised(@ForAll @AlphaChars @Chars({'/', '-'}) @StringLength(max = 30) String pattern) {
        String path = LinePattern.literal(pattern);
        assertTrue(path.startsWith("/"));
        assertTrue(path.equals("/") || !path.endsWith("/"));
        assertFalse(path.startsWith("//"));
        assertEquals(path, LinePattern.literal(path));
    }

    @Property
    void aLiteralMatchesItselfAndItselfWithASlash(
            @ForAll @AlphaChars @NumericChars @Chars({'/', '-', '.', 'é', 'ß'}) @StringLength(min = 1, max = 30)
                    String pattern) {
        AliasTable table = table(pattern + " -> /target");
        String path = LinePattern.literal(pattern);
        assertEquals("/target", table.match(path).orElseThrow().target());
        assertEquals("/target", table.match(path + "/").orElseThrow().target());
        assertTrue(table.match(path + "/more").isEmpty());
    }

    @Property
    void otherCaseMatchesWhenIgnored(
            @ForAll @AlphaChars @Chars({'é', 'ß', 'σ'}) @NotBlank @StringLength(max = 20) String text) {
        AliasTable table = table(text + " -> /target [ignore-case]");
        assertTrue(table.match("/" + text.toUpperCase(Locale.ROOT)).isPresent());
        assertTrue(table.match("/" + text.toLowerCase(Locale.ROOT)).isPresent());
    }

    @Property
    void readingNeverFails(@ForAll @StringLength(max = 60) String text) {
        AliasDefinition definition = AliasDefinition.read("n", text, Map.of("a", "b"));
        AliasTable.of(List.of(definition)).match("/" + text);
        assertTrue(definition.lines().size() + definition.problems().size() <= text.length() / 2 + 1);
    }

    @Property
    void linesOfPunctuationNeverFail(
            @ForAll
                    @Chars({'a', '-', '>', '[', ']', '{', '}', '*', '<', ':', '(', ')', ',', ' ', '\n', '/', '\\', '1'})
                    @StringLength(max = 40)
                    String text) {
        for (String type : new String[] {"literal", "glob", "regex", "flask"}) {
            String line = text.replace("\n", "") + " -> /x [" + type + "]";
            AliasDefinition definition = AliasDefinition.read("n", line, Map.of());
            AliasTable.of(List.of(definition)).match(text);
            assertEquals(1, definition.lines().size() + definition.problems().size());
        }
    }

    private static AliasTable table(String text) {
        return AliasTable.of(List.of(AliasDefinition.read("n", text, Map.of()).requireValid()));
    }
}
