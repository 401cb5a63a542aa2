package dev.isomer.catalog.alias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.isomer.catalog.alias.AliasAnswer.Loop;
import dev.isomer.catalog.alias.AliasAnswer.None;
import dev.isomer.catalog.alias.AliasAnswer.Redirect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AliasTableTest {
    @ParameterizedTest
    @CsvSource({
        "/a -> /t,/a,/t",
        "/a -> /t,/a//,/t",
        "/a -> /t,a,/t",
        "/a -> /t,/A,",
        "/a -> /t,/a/b,",
        "/straße -> /t [ignore-case],/STRASSE/,/t",
        "/ -> /t,/,/t",
        "/a -> /t?q=1,/a,/t?q=1",
        "/f/*/x* -> /g/*-*/* [glob],/f/1/2/x3,/g/1/2-3/*",
        "/f* -> /g/\\** [glob],/f1,/g/*1",
        "/f? -> /g* [glob],/f1,/g*",
        "/[a-c!]x -> /t [glob],/bx,/t",
        "/[!a-c]x -> /t [glob],/bx,",
        "/[!a-c]x -> /t [glob],/dx,/t",
        "/[]]x -> /t [glob],/]x,/t",
        "/[z-a] -> /t [glob],/z,",
        "/[!z-a] -> /t [glob],/z,/t",
        "/[b -> /t [glob],/[b,/t",
        "/a.c -> /t [glob],/abc,",
        "/Ab* -> /t [glob],/aBc,",
        "/Ab* -> /t [glob;ignore-case],/aBc,/t",
        "/a\\d+ -> /t\\1 [regex],/a12,/t\\1",
        "/a -> /t [regex],/ab,",
        "a -> /t [regex],/a,",
        ".*b -> /t [regex],/x/ab,/t",
        "/A -> /t [regex;ignore-case],/a,/t",
        "/(?P<n>a|b) -> /t [regex],/b,/t",
        "/u/<name> -> /p/<name> [flask],/u/joe,/p/joe",
        "/u/<name> -> /p/<name> [flask],/u/joe/,",
        "/u/<name> -> /p/<name> [flask],/u/joe/x,",
        "/u/<name>/ -> /p/<name> [flask],/u/joe,",
        "/u/<int:id> -> /p/<int:id>/<other> [flask],/u/007,/p/007/<other>",
        "/u/<int:id> -> /p [flask],/u/-7,",
        "/u/<int(signed=True):id> -> /p [flask],/u/-7,/p",
        "/u/<int(min=3; max=5):id> -> /p [flask],/u/6,",
        "/u/<int(min=3; max=5):id> -> /p [flask],/u/5,/p",
        "/u/<int(fixed_digits=3):id> -> /p [flask],/u/05,",
        "/u/<float:x> -> /p/<x> [flask],/u/1.5,/p/1.5",
        "/u/<float:x> -> /p/<x> [flask],/u/1,",
        "/u/<path:x>/z -> /p/<x> [flask],/u/a/b//c/z,/p/a/b//c",
        "/u/<path:x> -> /p/<x> [flask],/u//a,",
        "/u/<uuid:x> -> /p [flask],/u/123e4567-E89B-12d3-a456-426614174000,/p",
        "/u/<any(ab; 'c;d'):x>.x -> /p/<x> [flask],'/u/c,d.x','/p/c,d'",
        "/u/<any(ab; cd):x> -> /p/<x> [flask],/u/abc,",
        "/u/<string(length=2):x> -> /p [flask],/u/ab,/p",
        "/u/<string(length=2):x> -> /p [flask],/u/abc,",
        "/u/<string(minlength=2; maxlength=3):x> -> /p [flask],/u/abcd,",
        "/u/<a>-<b> -> /<b>/<a> [flask],/u/1-2,/2/1",
        "/U/<a> -> /t [flask;ignore-case],/u/a,"
    })
    void matches(String line, String path, String target) {
        AliasTable table = table("n", line.replace(';', ','));
        assertEquals(Optional.ofNullable(target), table.match(path).map(AliasMatch::target));
    }

    @ParameterizedTest
    @CsvSource({
        "/u/<weird:x> -> /p [flask]",
        "/u/<int(bogus=1):x> -> /p [flask]",
        "/u/<int(min=a):x> -> /p [flask]",
        "/u/<int(min=1 max=2):x> -> /p [flask]",
        "/u/<any:x> -> /p [flask]",
        "/u/<x -> /p [flask]",
        "/u/<x>/<x> -> /p [flask]",
        "/u/<string(5):x> -> /p [flask]"
    })
    void refusesRulesThatAreWrong(String line) {
        AliasDefinition definition = AliasDefinition.read("n", line, Map.of());
        assertEquals(1, definition.problems().size());
        assertEquals(List.of(), definition.lines());
    }

    @Test
    void theFirstAliasAndItsFirstLineWin() {
        AliasTable table = AliasTable.of(List.of(
                AliasDefinition.read("a", "/x* -> /1 [glob]\n/xy -> /2", Map.of()),
                AliasDefinition.read("b", "/xy -> /3\n/z -> /4", Map.of())));
        assertEquals("/1", table.match("/xy").orElseThrow().target());
        assertEquals("b", table.match("/z").orElseThrow().aliasName());
        assertEquals(Optional.empty(), table.match("/b"));
    }

    @ParameterizedTest
    @CsvSource({
        "/a -> /t,'',/t",
        "/a -> /t,x=1&y=%20,/t?x=1&y=%20",
        "/a -> /t?z=0#frag,x=1,/t?z=0&x=1#frag",
        "/a -> help/x,'',help/x",
        "/a -> /é \\1\"<>,'',/%C3%A9%20%5C1%22%3C%3E",
        "/a -> /50%25,'',/50%25"
    })
    void redirects(String line, String query, String location) {
        assertEquals(new Redirect("n", location), table("n", line).answer("/a", query, path -> false));
    }

    @Test
    void lineEndsInWhatWasCapturedAreEncoded() {
        assertEquals(
                new Redirect("n", "/t/x%0D%0ASet-Cookie:%20a"),
                table("n", "/a/* -> /t/* [glob]").answer("/a/x\r\nSet-Cookie: a", "", path -> false));
    }

    @Test
    void whatWasCapturedCannotLeadOutOfTheApplication() {
        AliasTable table = table("n", "/a* -> * x [glob]");
        assertEquals(new None(), table.answer("/a//elsewhere.example/", "", path -> false));
        assertEquals(new None(), table.answer("/ahttps://elsewhere.example/", "", path -> false));
        assertEquals(new None(), table.answer("/other", "", path -> false));
    }

    @Test
    void loopsAreFoundAndShown() {
        assertEquals(new Loop(List.of("/x", "/x")), table("x", "x -> /x").answer("/x", "", path -> false));
        AliasTable ring = table("n", "/a -> /b?q#f\n/b -> c\n/c -> /%61");
        assertEquals(new Loop(List.of("/a", "/b", "/c", "/a")), ring.answer("/a", "", path -> false));
    }

    @Test
    void aChainThatGrowsForEverIsALoop() {
        Loop loop = assertInstanceOf(Loop.class, table("n", "/* -> /a/* [glob]").answer("/", "", path -> false));
        assertEquals(21, loop.chain().size());
    }

    @Test
    void pathsThatTheApplicationAnswersEndTheChain() {
        assertEquals(
                new Redirect("n", "/servers"),
                table("n", "/a -> /servers\n/servers -> /a").answer("/a", "", "/servers"::equals));
    }

    @Test
    void aPatternThatWouldBacktrackForEverIsQuick() {
        AliasTable table = table("n", "/(a+)+(a+)+(a+)+b -> /t [regex]\n/(a?){500}b -> /t [regex]");
        assertEquals(Optional.empty(), table.match("/" + "a".repeat(8_000)));
    }

    @Test
    void aliasesWithoutRoutesNeverMatch() {
        AliasTable table = AliasTable.of(Stream.of("//x.example", "broken")
                .map(text -> AliasDefinition.read("n", "a -> " + text, Map.of()))
                .toList());
        assertEquals("broken", table.match("/a").orElseThrow().target());
    }

    private static AliasTable table(String name, String text) {
        return AliasTable.of(List.of(AliasDefinition.read(name, text, Map.of()).requireValid()));
    }
}
