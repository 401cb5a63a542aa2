package dev.isomer.storage.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.error.InvalidQueryException;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class PositionTest {
    private static final Query<Sample> QUERY = Sample.TYPE
            .where(Sample.NAME.startsWith("a"))
            .orderBy(Sample.CREATED_AT, Sample.DATA, Sample.COLOUR.descending(), Sample.REAL);

    private static final Sample ROW = new Sample(
            9,
            "a",
            null,
            null,
            0,
            0.25,
            false,
            Instant.parse("2026-01-02T03:04:05.000006Z"),
            null,
            Sample.Colour.GREEN,
            null,
            null);

    @Test
    void whatIsPrintedIsParsed() {
        Position position = QUERY.positionOf(ROW);
        String text = position.toString();
        assertTrue(text.matches("[A-Za-z0-9_-]+"), text);
        assertEquals(position, Position.parse(text));
        assertEquals(
                Arrays.asList(ROW.createdAt(), null, Sample.Colour.GREEN, 0.25),
                Position.parse(text).values(QUERY));
        assertEquals(9, Position.parse(text).id());
    }

    @Test
    void aPositionServesItsQueryWithAnotherLimitAndOffset() {
        Position position = QUERY.positionOf(ROW);
        assertEquals(position, QUERY.limit(3).offset(4).after(position).after());
    }

    @Test
    void anotherQueryRefusesIt() {
        Position position = QUERY.positionOf(ROW);
        assertThrows(InvalidQueryException.class, () -> Sample.TYPE.all().after(position));
        Query<Sample> otherPrefix = Sample.TYPE
                .where(Sample.NAME.startsWith("b"))
                .orderBy(Sample.CREATED_AT, Sample.DATA, Sample.COLOUR.descending(), Sample.REAL);
        assertThrows(InvalidQueryException.class, () -> otherPrefix.after(position));
        Query<Sample> otherDirection = Sample.TYPE
                .where(Sample.NAME.startsWith("a"))
                .orderBy(Sample.CREATED_AT, Sample.DATA, Sample.COLOUR, Sample.REAL);
        assertThrows(InvalidQueryException.class, () -> otherDirection.after(position));
    }

    @Test
    void everyDamagedTextIsRefused() {
        String text = QUERY.positionOf(ROW).toString();
        for (int i = 0; i < text.length(); i++) {
            String cut = text.substring(0, i);
            String changed = cut + (text.charAt(i) == 'x' ? 'y' : 'x') + text.substring(i + 1);
            assertThrows(InvalidQueryException.class, () -> Position.parse(cut));
            assertThrows(InvalidQueryException.class, () -> Position.parse(changed), changed);
        }
        assertThrows(InvalidQueryException.class, () -> Position.parse(text + "AAAA"));
    }

    @Test
    void positionsDifferByRow() {
        assertNotEquals(Sample.TYPE.all().positionOf(ROW), Sample.TYPE.all().positionOf(Sample.TYPE.withId(ROW, 10)));
    }
}
