package dev.isomer.storage.memory.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/** What the files of a folder are called: {@code journal-} or {@code snapshot-}, 16 digits, and {@code .log}. */
final class Names {
    static final String TEMPORARY = ".tmp";
    /** What is damaged, kept for who wants to look at it. */
    static final String ASIDE = ".aside";

    private static final String SEGMENT = "journal-";
    private static final String SNAPSHOT = "snapshot-";
    private static final String END = ".log";
    private static final int DIGITS = 16;
    private static final HexFormat HEX = HexFormat.of();

    private Names() {}

    static String segment(long generation) {
        return SEGMENT.concat(HEX.toHexDigits(generation)).concat(END);
    }

    /** What was there when the segment of the same generation began. */
    static String snapshot(long generation) {
        return SNAPSHOT.concat(HEX.toHexDigits(generation)).concat(END);
    }

    /** Those of segments among these names, by their generations. */
    static List<String> segments(List<String> names) {
        return finished(SEGMENT, names);
    }

    /** Those of snapshots among these names, by their generations. */
    static List<String> snapshots(List<String> names) {
        return finished(SNAPSHOT, names);
    }

    private static List<String> finished(String prefix, List<String> names) {
        List<String> finished = new ArrayList<>();
        for (String name : names) {
            if (name.length() == prefix.length() + DIGITS + END.length() && isOurs(prefix, name)) {
                finished.add(name);
            }
        }
        // All have as many digits, so this is the order of the numbers.
        Collections.sort(finished);
        return finished;
    }

    /** Of a segment or a snapshot. */
    static long generation(String name) {
        return generation(name.startsWith(SEGMENT) ? SEGMENT : SNAPSHOT, name);
    }

    /** The greatest generation that any file was made for, those aside and unfinished included; 0 if there is none. */
    static long greatest(List<String> names) {
        long greatest = 0;
        for (String name : names) {
            if (isOurs(SEGMENT, name)) {
                greatest = Math.max(greatest, generation(SEGMENT, name));
            } else if (isOurs(SNAPSHOT, name)) {
                greatest = Math.max(greatest, generation(SNAPSHOT, name));
            }
        }
        return greatest;
    }

    /** Whether a file was being made when the program ended, so that nothing of it counts. */
    static boolean isUnfinished(String name) {
        return name.endsWith(TEMPORARY) && (isOurs(SEGMENT, name) || isOurs(SNAPSHOT, name));
    }

    /** Whether it is called so, whatever comes after. */
    private static boolean isOurs(String prefix, String name) {
        int digits = prefix.length();
        if (!name.startsWith(prefix) || !name.startsWith(END, digits + DIGITS)) {
            return false;
        }
        boolean isOurs = true;
        for (int i = digits; i < digits + DIGITS; i++) {
            char digit = name.charAt(i);
            isOurs &= digit >= '0' && digit <= '9' || digit >= 'a' && digit <= 'f';
        }
        return isOurs;
    }

    private static long generation(String prefix, String name) {
        return HexFormat.fromHexDigitsToLong(name, prefix.length(), prefix.length() + DIGITS);
    }
}
