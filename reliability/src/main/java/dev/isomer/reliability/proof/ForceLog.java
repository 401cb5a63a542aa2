package dev.isomer.reliability.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a log of {@code strace -f -y} says of acknowledgements and the forces that they wait for.
 *
 * <p>A thread's acknowledgement is in time if all that the thread wrote to the store since its last one was forced: by
 * a force of the same file, by any thread, that began after the write had ended and ended before the acknowledgement
 * began. One without any write before it is early too.
 *
 * @param acknowledgements how many there are
 * @param early which of them came before their force
 */
public record ForceLog(int acknowledgements, List<String> early) {
    private static final Pattern LINE = Pattern.compile("(\\d+) +(.*)");
    private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. \\w+ resumed>(.*)");
    private static final Pattern CALL = Pattern.compile("(\\w+)\\(\\d+<([^>]*)>(.*)");
    private static final String UNFINISHED = " <unfinished ...>";

    /** Takes a copy. */
    public ForceLog {
        early = List.copyOf(early);
    }

    /**
     * Reads a log.
     *
     * @param files which files hold the commits, by their paths
     */
    public static ForceLog of(List<String> log, Pattern files) {
        Reading reading = new Reading(files);
        log.forEach(reading::line);
        return new ForceLog(reading.acknowledgements, reading.early);
    }

    private record Write(String path, int end) {}

    private record Begun(String text, int start) {}

    private static final class Reading {
        private final Pattern files;
        private final Map<String, Begun> begun = new HashMap<>();
        /** For each thread, since its last acknowledgement. */
        private final Map<String, List<Write>> written = new HashMap<>();
        /** For each file, what had been written before this line is forced. */
        private final Map<String, Integer> forced = new HashMap<>();

        private final List<String> early = new ArrayList<>();
        private int acknowledgements;
        private int number;

        Reading(Pattern files) {
            this.files = files;
        }

        /** A call may be on two lines, with those of other threads between. */
        void line(String text) {
            number++;
            Matcher line = LINE.matcher(text);
            if (!line.matches()) {
                throw new IllegalArgumentException("No line of strace -f -o: " + text);
            }
            String thread = line.group(1);
            String call = line.group(2);
            Matcher resumed = RESUMED.matcher(call);
            if (call.endsWith(UNFINISHED)) {
                begin(thread, call);
                begun.put(thread, new Begun(call.substring(0, call.length() - UNFINISHED.length()), number));
            } else if (resumed.matches()) {
                Begun first = begun.remove(thread);
                if (first != null) {
                    end(thread, first.text() + resumed.group(1), first.start());
                }
            } else {
                begin(thread, call);
                end(thread, call, number);
            }
        }

        private void begin(String thread, String call) {
            if (!call.startsWith("write(1<")) {
                return;
            }
            if (call.contains(", \"found ")) {
                // Opening writes too, and acknowledges nothing.
                written.remove(thread);
            }
            if (!call.contains(", \"ack ")) {
                return;
            }
            acknowledgements++;
            List<Write> writes = written.getOrDefault(thread, List.of());
            boolean isForced = !writes.isEmpty()
                    && writes.stream().allMatch(write -> write.end() < forced.getOrDefault(write.path(), 0));
            if (!isForced) {
                early.add("line " + number + ": " + call);
            }
            written.remove(thread);
        }

        private void end(String thread, String text, int start) {
            Matcher call = CALL.matcher(text);
            if (!call.matches() || !files.matcher(call.group(2)).matches()) {
                return;
            }
            switch (call.group(1)) {
                case "write", "pwrite64" ->
                    written.computeIfAbsent(thread, none -> new ArrayList<>()).add(new Write(call.group(2), number));
                case "fsync", "fdatasync" -> {
                    if (call.group(3).matches(".*= 0")) {
                        forced.merge(call.group(2), start, Math::max);
                    }
                }
                default -> {}
            }
        }
    }
}
