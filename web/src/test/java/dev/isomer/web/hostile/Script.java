package dev.isomer.web.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client does on one connection.
 *
 * @param parts what it sends, one after the other
 * @param pauseMillis how long it listens for an answer before it sends the next part
 */
record Script(List<byte[]> parts, int pauseMillis, Ending ending) {

    /** What the client does when it has sent everything. */
    enum Ending {
        /** Reads the answers to their end. */
        READS,
        /** Says that it will send no more, and reads. */
        CLOSES_ITS_HALF,
        /** Is gone before the last part, which it sends on a new connection. */
        LEAVES,
        /** Reads nothing for the length of a pause, and then to the end. */
        STALLS
    }

    /** Sends a text, each character as the byte of its number, and reads. */
    static Script of(String text) {
        return new Script(List.of(text.getBytes(StandardCharsets.ISO_8859_1)), 0, Ending.READS);
    }

    /** Sends the first text and, after each pause, one more character of the second one. */
    static Script slowly(String atOnce, String drop, int drops, int pauseMillis, String end) {
        List<byte[]> parts = new ArrayList<>();
        parts.add(atOnce.getBytes(StandardCharsets.ISO_8859_1));
        for (int i = 0; i < drops; i++) {
            parts.add(drop.getBytes(StandardCharsets.ISO_8859_1));
        }
        parts.add(end.getBytes(StandardCharsets.ISO_8859_1));
        return new Script(parts, pauseMillis, Ending.READS);
    }

    /** This script with another ending. */
    Script ending(Ending other) {
        return new Script(parts, pauseMillis, other);
    }

    /** This script with a client that stops reading for so long. */
    Script stalling(int millis) {
        return new Script(parts, millis, Ending.STALLS);
    }
}
