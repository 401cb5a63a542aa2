package dev.isomer.reliability.process;

import java.util.List;

/**
 * What a {@link Writer} said until it ended or was killed.
 *
 * @param lines all of it
 * @param exitCode 128 and the signal's number if it was killed
 */
public record Transcript(List<String> lines, int exitCode) {
    /** Takes a copy. */
    public Transcript {
        lines = List.copyOf(lines);
    }

    /** Whether the store could be opened and read, and held what it may hold. */
    public boolean isOpened() {
        return lines.stream().anyMatch(line -> line.startsWith("found "));
    }

    /** The newest transaction that was there at the opening. */
    public long found() {
        return greatest("found ", 0);
    }

    /** The newest transaction that was acknowledged, or the one that was found. */
    public long newest() {
        return greatest("ack ", found());
    }

    /** How many were acknowledged. */
    public long acknowledgements() {
        return lines.stream().filter(line -> line.startsWith("ack ")).count();
    }

    /** What was refused, by the simple names of exceptions. */
    public List<String> refusals() {
        return after("refused ");
    }

    /** What cannot be after any crash. */
    public List<String> wrong() {
        return after("wrong ");
    }

    /** Why the store could not be opened. */
    public List<String> unopened() {
        return after("unopened ");
    }

    /** Whether one was acknowledged after another was refused. */
    public boolean goesOnAfterRefusal() {
        int refused = 0;
        while (refused < lines.size() && !lines.get(refused).startsWith("refused ")) {
            refused++;
        }
        return lines.subList(refused, lines.size()).stream().anyMatch(line -> line.startsWith("ack "));
    }

    private List<String> after(String start) {
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .toList();
    }

    private long greatest(String start, long least) {
        return after(start).stream().mapToLong(Long::parseLong).reduce(least, Math::max);
    }
}
