package dev.isomer.reliability.store;

import dev.isomer.storage.model.Bytes;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A row of a numbered transaction; its number says what the row must be.
 *
 * @param number of the transaction, from 1 on
 * @param place of the row in it, from 0 on
 * @param words some text
 * @param content some bytes; only the last row has any
 */
public record Part(long number, int place, String words, Bytes content) {
    /** How many rows a transaction has. */
    static final int PLACES = 3;

    /** What a transaction of this number has. */
    public static List<Part> allOf(long number, Workload workload) {
        return IntStream.range(0, PLACES)
                .mapToObj(place -> of(number, place, workload.contentBytes()))
                .toList();
    }

    /**
     * As {@code equals}, whose code a JVM makes anew at its first call: a tenth of the time that a writer takes to
     * start.
     */
    boolean isSameAs(Part other) {
        return number == other.number
                && place == other.place
                && words.equals(other.words)
                && content.equals(other.content);
    }

    private static Part of(long number, int place, int contentBytes) {
        String words = "part " + place + " of transaction " + number + ", \u00e9\ud83d\ude00";
        if (place < PLACES - 1) {
            return new Part(number, place, words, Bytes.EMPTY);
        }
        byte[] content = new byte[contentBytes];
        new SplittableRandom(number).nextBytes(content);
        return new Part(number, place, words, Bytes.of(content));
    }
}
