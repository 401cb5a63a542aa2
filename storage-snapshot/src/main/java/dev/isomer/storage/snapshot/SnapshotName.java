package dev.isomer.storage.snapshot;

import dev.isomer.storage.snapshot.SnapshotRefusedException.Reason;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names of snapshots: no path, and a file of every system. */
final class SnapshotName {
    static final String ENDING = ".json";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter OF_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private SnapshotName() {}

    static boolean isName(String name) {
        return NAME.matcher(name).matches() && !DEVICE.matcher(name).matches();
    }

    /** The name, or else a refusal that shows no more of it than fits a line. */
    static String require(String name) {
        if (!isName(name)) {
            throw new SnapshotRefusedException(
                    Reason.NAME,
                    "A snapshot cannot have this name; use 1 to 64 of the characters A-Z, a-z, 0-9, '.', '_' and '-',"
                            + " a letter or digit first, and no name of a device.");
        }
        return name;
    }

    /** The name of a snapshot that nobody gave one, in UTC. */
    static String of(Instant time) {
        return OF_TIME.format(time);
    }
}
