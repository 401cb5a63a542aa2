package dev.isomer.web.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which paths the application answers itself, so that an alias there is never reached. */
final class FixedPathTest {
    @ParameterizedTest
    @CsvSource({
        "/, true",
        "/servers, true",
        "/servers/any/thing, true",
        "/batch, true",
        "/undo, true",
        "/servers.csv, true",
        "/interactions.html, true",
        "/servers.xml, false",
        "/servers.csv/more, false",
        "/assets.csv, false",
        "/docs.json, false",
        "/serversxcsv, false",
        "/help, false",
    })
    void aPathIsFixedWhenARouteTakesIt(String path, boolean fixed) {
        assertEquals(fixed, Routes.isFixedPath(path));
    }
}
