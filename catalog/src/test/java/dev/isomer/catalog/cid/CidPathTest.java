package dev.isomer.catalog.cid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CidPathTest {
    @ParameterizedTest
    @CsvSource({
        "/AAAAAAAA,AAAAAAAA,''",
        "AAAAAAAA,AAAAAAAA,''",
        "' /AAAAAA.txt ',AAAAAA,txt",
        "/AAAAAAAA.report.txt,AAAAAAAA,report.txt",
        "/AAAAAAAA.,AAAAAAAA,''",
        "/AAAAAAAA.md?x=/y#z,AAAAAAAA,md",
        "/AAAAAAAA#a?b,AAAAAAAA,''"
    })
    void splitsAtTheFirstDot(String value, String component, String extension) {
        assertEquals(Optional.of(new CidPath(component, extension)), CidPath.split(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//AAAAAAAA",
                "/AAAAAAAA/x",
                "/AAAAA",
                "/.AAAAAAAA",
                "/AAAAAA+A",
                "/AAAAAA A",
                "?AAAAAAAA"
            })
    void refusesOtherPaths(String value) {
        assertEquals(Optional.empty(), CidPath.split(value));
    }

    @Test
    void probableHasNoUpperBound() {
        assertEquals(
                200, CidPath.split("a".repeat(200)).orElseThrow().component().length());
    }
}
