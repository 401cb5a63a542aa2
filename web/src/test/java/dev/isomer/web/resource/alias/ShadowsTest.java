package dev.isomer.web.resource.alias;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.catalog.alias.AliasDefinition;
import dev.isomer.web.resource.Routes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which routes are said to be out of reach: only those that the application answers whatever they match. */
final class ShadowsTest {
    @ParameterizedTest
    @CsvSource({
        "/servers -> /x, true",
        "/servers/a/b -> /x, true",
        "/cids -> /x, true",
        "/docs/x -> /y, true",
        "/server -> /x, false",
        "/a/servers -> /x, false",
        "/servers/* -> /x [glob], true",
        "/servers* -> /x [glob], false",
        "/* -> /x [glob], false",
        "/servers/<x> -> /x [flask], true",
        "/<x>/servers -> /x [flask], false",
        "/servers/.* -> /x [regex], true",
        "/servers/? -> /x [regex], false",
        "/servers/a|/b -> /x [regex], false",
        "/servers.* -> /x [regex], false",
        "(/servers/)x -> /x [regex], false",
    })
    void aRouteIsShadowedWhereItCanMatchNothingElse(String line, boolean isShadowed) {
        AliasDefinition definition = AliasDefinition.read("name", line, Map.of());
        assertEquals(isShadowed ? definition.lines() : List.of(), Shadows.of(definition, Routes::isFixedPath));
    }
}
