package dev.isomer.storage.memory.journal;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the files of a folder are called. */
final class Names {
    static final String TEMPORARY = ".tmp";
    /** What is damaged, kept for who wants to look at it. */
    static final String ASIDE = ".aside";

    private static final Pattern SEGMENT = Pattern.compile("journal-([0-9a-f]{16})\\.log");
    private static final Pattern SNAPSHOT = Pattern.compile("snapshot-([0-9a-f]{16})\\.log");
    private static final Pattern ANY = Pattern.compile("(?:journal|snapshot)-([0-9a-f]{16})\\.log.*");

    private Names() {}

    static String segment(long generation) {
        return String.format(Locale.ROOT, "journal-%016x.log", generation);
    }

    /** What was there when the segment of the same generation began. */
    static String snapshot(long generation) {
        return String.format(Locale.ROOT, "snapshot-%016x.log", generation);
    }

    /** The generations of the segments among these names, ascending. */
    static List<Long> segments(List<String> names) {
        return generations(SEGMENT, names);
    }

    /** The generations of the snapshots among these names, ascending. */
    static List<Long> snapshots(List<String> names) {
        return generations(SNAPSHOT, names);
    }

    /** The greatest generation that any file was made for, those aside and unfinished included; 0 if there is none. */
    static long greatest(List<String> names) {
        List<Long> generations = generations(ANY, names);
        return generations.isEmpty() ? 0 : generations.get(generations.size() - 1);
    }

    /** Whether a file was being made when the program ended, so that nothing of it counts. */
    static boolean isUnfinished(String name) {
        return name.endsWith(TEMPORARY) && ANY.matcher(name).matches();
    }

    private static List<Long> generations(Pattern pattern, List<String> names) {
        return names.stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Long.parseUnsignedLong(matcher.group(1), 16))
                .sorted()
                .toList();
    }
}
