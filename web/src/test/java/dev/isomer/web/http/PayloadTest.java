package dev.isomer.web.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A body put together from what arrives: exactly those bytes, and what it takes of the budget. */
final class PayloadTest {
    @Test
    void theBytesAreThoseThatArrivedHoweverTheyWereCut() throws IOException {
        Random random = new Random(3);
        for (int run = 0; run < 40; run++) {
            byte[] all = new byte[random.nextInt(200_000)];
            random.nextBytes(all);
            boolean announced = random.nextBoolean();
            BodyBudget budget = new BodyBudget(1_000_000);
            BodyPieces pieces = new BodyPieces(budget, announced ? all.length : -1);
            for (int at = 0; at < all.length; ) {
                int to = Math.min(all.length, at + 1 + random.nextInt(100_000));
                assertTrue(pieces.add(Arrays.copyOfRange(all, at, to)));
                at = to;
            }
            int whole = (all.length + BodyPieces.PIECE_BYTES - 1) / BodyPieces.PIECE_BYTES * BodyPieces.PIECE_BYTES;
            assertEquals(announced ? all.length : whole, budget.takenBytes());
            Payload payload = pieces.payload();
            assertEquals(all.length, payload.sizeBytes());
            assertArrayEquals(all, payload.toByteArray());
            assertArrayEquals(all, payload.take().readAllBytes());
            assertThrows(IllegalStateException.class, payload::toByteArray);
            assertThrows(IllegalStateException.class, payload::take);
            pieces.release();
            assertEquals(0, budget.takenBytes());
        }
    }

    @Test
    void whatTheBudgetDoesNotAllowIsNotHeld() {
        BodyBudget budget = new BodyBudget(100_000);
        BodyPieces pieces = new BodyPieces(budget, -1);
        assertTrue(pieces.add(new byte[10]));
        assertEquals(BodyPieces.PIECE_BYTES, budget.takenBytes());
        assertFalse(pieces.add(new byte[BodyPieces.PIECE_BYTES]));
        assertEquals(BodyPieces.PIECE_BYTES, budget.takenBytes());
        pieces.release();
        assertEquals(0, budget.takenBytes());
    }
}
