package dev.isomer.reliability.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that the next opening of a journal's folder is going to use, as the page on its format names them.
 *
 * @param folder of the journal, which need not exist yet
 */
public record JournalNames(Path folder) {
    /** One that was left half made has used its number up too. */
    private static final Pattern USED = Pattern.compile("(?:journal|snapshot)-([0-9a-f]{16})\\.log(?:\\.tmp)?");

    private static final Pattern KEPT = Pattern.compile("(?:journal|snapshot)-[0-9a-f]{16}\\.log");

    /** The segment that commits go to. */
    public Path segment() {
        return segment(next());
    }

    /** The same before it has its name. */
    public Path newSegment() {
        return temporary(segment());
    }

    /** What the first compaction makes. */
    public List<Path> compaction() {
        Path segment = segment(next() + 1);
        Path snapshot = folder.resolve(segment.getFileName().toString().replace("journal", "snapshot"));
        return List.of(temporary(segment), temporary(snapshot));
    }

    /** What is there already, some of which a compaction removes. */
    public List<Path> kept() {
        return names().stream()
                .filter(name -> KEPT.matcher(name).matches())
                .map(folder::resolve)
                .toList();
    }

    /** What was not forced is written again under these names before it is gone on from. */
    public List<Path> recovery() {
        return kept().stream().map(JournalNames::temporary).toList();
    }

    private Path segment(long generation) {
        return folder.resolve(String.format(Locale.ROOT, "journal-%016x.log", generation));
    }

    private static Path temporary(Path file) {
        return file.resolveSibling(file.getFileName() + ".tmp");
    }

    private long next() {
        long newest = 0;
        for (String name : names()) {
            Matcher segment = USED.matcher(name);
            if (segment.matches()) {
                newest = Math.max(newest, Long.parseLong(segment.group(1), 16));
            }
        }
        return newest + 1;
    }

    private List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
