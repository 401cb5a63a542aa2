package dev.isomer.web.resource.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.Variable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What was deleted is kept for an hour and within its bytes, the oldest leaving first. */
final class TrashTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicInteger ids = new AtomicInteger();
    private final Trash trash = new Trash((InstantSource) now::get, () -> "id" + ids.incrementAndGet());

    @Test
    void anHourLaterItIsGone() {
        List<Trash.Deleted> rows = List.of(deleted(10));
        assertEquals(Optional.of("id1"), trash.keep(rows));
        now.set(NOON.plusSeconds(3_600));
        assertEquals(Optional.of(rows), trash.find("id1"));
        now.set(NOON.plusSeconds(3_601));
        assertEquals(Optional.empty(), trash.find("id1"));
    }

    @Test
    void theOldestMakesRoomForTheNewest() {
        int half = (int) (Trash.BYTES_LIMIT / 4) - 1_000;
        for (int i = 1; i <= 3; i++) {
            assertEquals(Optional.of("id" + i), trash.keep(List.of(deleted(half))));
        }
        assertEquals(Optional.empty(), trash.find("id1"));
        assertEquals(Optional.of(List.of(deleted(half))), trash.find("id2"));
        assertEquals(Optional.of(List.of(deleted(half))), trash.find("id3"));
        trash.forget("id2");
        trash.forget("id2");
        assertEquals(Optional.of("id4"), trash.keep(List.of(deleted(half))));
        assertEquals(Optional.of(List.of(deleted(half))), trash.find("id3"));
    }

    @Test
    void whatIsMoreThanItHoldsIsNotKeptAndPushesNothingOut() {
        trash.keep(List.of(deleted(10)));
        assertEquals(Optional.empty(), trash.keep(List.of(deleted((int) (Trash.BYTES_LIMIT / 2)))));
        assertEquals(Optional.of(List.of(deleted(10))), trash.find("id1"));
    }

    private static Trash.Deleted deleted(int length) {
        return new Trash.Deleted(Kind.VARIABLE, new Variable(1, "v", "x".repeat(length), NOON, NOON, true));
    }
}
