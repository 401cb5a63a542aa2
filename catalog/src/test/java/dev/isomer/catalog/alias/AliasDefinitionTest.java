package dev.isomer.catalog.alias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AliasDefinitionTest {
    @Test
    void readsEveryKindOfLine() {
        AliasDefinition definition = read("""
                # where people look first
                /docs/ -> /manual.html#start   # the manual
                -> /home [ignore-case]
                files/* -> /f/* [GLOB]
                /v\\d+ -> /api [regex, ignorecase]
                user/<int:id> -> /people/<id> [flask]
                plain->to [literal,]
                none -> /x []
                """);
        assertEquals(List.of(), definition.problems());
        assertEquals(
                List.of(
                        new AliasRoute(MatchType.LITERAL, "/docs", "/manual.html#start", false),
                        new AliasRoute(MatchType.LITERAL, "/home-page", "/home", true),
                        new AliasRoute(MatchType.GLOB, "/files/*", "/f/*", false),
                        new AliasRoute(MatchType.REGEX, "/v\\d+", "/api", true),
                        new AliasRoute(MatchType.FLASK, "/user/<int:id>", "/people/<id>", false),
                        new AliasRoute(MatchType.LITERAL, "/plain", "to", false),
                        new AliasRoute(MatchType.LITERAL, "/none", "/x", false)),
                definition.routes());
        assertEquals(definition.routes().get(0), definition.primary());
        assertSame(definition, definition.requireValid());
    }

    @Test
    void laterArrowsBelongToTheTarget() {
        assertEquals("/b -> c", read("a -> /b -> c").primary().target());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no arrow | Write the line as \"pattern -> target\"; there is no \"->\" in it.",
                "a -> | Write a target after the \"->\".",
                "a -> /x [glob | Close the options with \"]\".",
                "a -> /x [glob] y | Put nothing after the \"]\" that closes the options.",
                "a -> /x [glob, regex] | Choose one way to match; both glob and regex are given.",
                "a -> /x [magic] | Use the options literal, glob, regex, flask and ignore-case; "
                        + "\"magic\" is none of them.",
                "a -> /x{y | Close every \"{\" in the target with a \"}\".",
                "a -> /x}y{ | Close every \"{\" in the target with a \"}\".",
                "a -> {x} | Give the target more than a variable; if it is one, define and enable that variable.",
                "a -> / | Put at least one letter or digit into the target.",
                "-> /x [glob] | Write a pattern before the \"->\"; only a literal line may go without.",
                "-> /x [regex] | Write a pattern before the \"->\"; only a literal line may go without.",
            })
    void explainsEachFault(String line, String message) {
        AliasDefinition definition = read("ok -> /fine\n\n" + line);
        assertEquals(List.of(new LineProblem(3, message, false)), definition.problems());
        assertEquals(1, definition.lines().size());
        InvalidAliasException refusal = assertThrows(InvalidAliasException.class, definition::requireValid);
        assertEquals("Line 3: " + message, refusal.getMessage());
        assertEquals(definition.problems(), refusal.problems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//elsewhere.example/x",
                "https://elsewhere.example",
                "mailto:a",
                "/\\elsewhere.example",
                "\\\\elsewhere.example",
                "java\tscript:alert(1)"
            })
    void targetsStayWithinTheApplication(String target) {
        AliasDefinition definition = read("a -> " + target);
        assertTrue(definition.problems().get(0).external());
        assertTrue(definition.problems().get(0).message().contains("must stay within this application"));
        assertEquals(List.of(), definition.routes());
    }

    @Test
    void aLineThatCannotBeCompiledNamesTheFault() {
        assertTrue(problem("/a(?=b) -> /x [regex]").contains("no look-around"));
        assertTrue(problem("/(a -> /x [regex]").startsWith("Write a regular expression"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/((a{1000}){1000}){1000} -> /x [regex]",
                "/a{99999999999} -> /x [regex]",
                "/(abc){1000} -> /x [regex]",
                "/((((a{9}){9}){9}){9}){9} -> /x [regex]"
            })
    void patternsThatWouldTakeTooMuchAreRefused(String line) {
        String message =
                "Write a smaller pattern: fewer characters, stars or groups, or lower numbers in its repetitions.";
        assertEquals(message, problem(line));
        assertEquals(message, problem("/" + "a".repeat(2_000) + " -> /x [regex]"));
        assertEquals(message, problem("/" + "*".repeat(51) + " -> /x [glob]"));
    }

    @Test
    void ordinaryRepetitionsAreSmallEnough() {
        String uuid = "/[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}";
        assertEquals(List.of(), read(uuid + " -> /x [regex]").problems());
    }

    @Test
    void nestedLinesStandUnderShallowerOnes() {
        AliasDefinition definition = read("""
                a -> /1
                  sub -> /2
                \tdeep/er -> /3
                    third -> /4
                  x/* -> /5 [glob]
                    under -> /6
                  / -> /7
                b -> /8
                   odd -> /9
                """);
        assertEquals(
                List.of("/a", "/a/sub", "/a/deep/er", "/a/deep/er/third", "/x/*", "/a/under", "/a", "/b", "/b/odd"),
                definition.lines().stream().map(AliasRoute::pattern).toList());
    }

    @Test
    void anIndentedFirstLineStandsUnderTheName() {
        assertEquals("/home-page/sub", read("  sub -> /x").primary().pattern());
    }

    @Test
    void equalLinesCountOnce() {
        assertEquals(1, read("a -> /x\n/a/ -> /x").lines().size());
        assertEquals(2, read("a -> /x\n/a/ -> /x [ignore-case]").lines().size());
    }

    @Test
    void variablesAreReplacedBeforeReading() {
        AliasDefinition definition = AliasDefinition.read(
                "n", "a -> /{base.1}/{unknown}\n{more}", Map.of("base.1", "x$1", "more", "b -> /y\nc -> /z"));
        assertEquals(
                List.of("/x$1/{unknown}", "/y", "/z"),
                definition.lines().stream().map(AliasRoute::target).toList());
    }

    @Test
    void withoutUsableLinesTheNameLeadsToItself() {
        AliasRoute self = new AliasRoute(MatchType.LITERAL, "/home-page", "/home-page", false);
        for (String text : new String[] {"", "  \n", "# nothing", "broken"}) {
            AliasDefinition definition = read(text);
            assertEquals(List.of(self), definition.routes());
            assertEquals(self, definition.primary());
            assertThrows(InvalidAliasException.class, definition::requireValid);
        }
        assertEquals(
                List.of(self), AliasDefinition.read("home-page", null, Map.of()).routes());
        assertEquals("/", AliasDefinition.read("", null, Map.of()).primary().pattern());
        assertEquals(
                "Line 1: Write a line such as \"home-page -> /path\".",
                assertThrows(InvalidAliasException.class, () -> read("").requireValid())
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "other -> /help | home-page -> /help",
                "other -> /help [ignorecase] | home-page -> /help [ignore-case]",
                "x/* -> /y/* [glob] | /x/* -> /y/* [glob]",
                "/x -> /y [ignore-case,regex] | /x -> /y [regex, ignore-case]"
            })
    void writesThePrimaryLinePlainly(String line, String canonical) {
        assertEquals(canonical, read(line).canonicalPrimaryLine());
    }

    private static AliasDefinition read(String text) {
        return AliasDefinition.read("home-page", text, Map.of());
    }

    private static String problem(String line) {
        return read(line).problems().get(0).message();
    }
}
