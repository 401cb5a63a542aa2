package dev.isomer.web.packaged;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a log of {@code strace -f -y} says of files. What cannot keep anything is no file: the null device, the kernel's
 * own tree of processes, pipes and sockets.
 *
 * @param changed a call and its path, for each attempt to make, change, remove or open a file for writing, by anything
 * @param read the files that Java opened for reading, from the start of its process on
 */
record SystemCalls(List<String> changed, List<String> read) {

    /** What strace is to log. */
    static final String TRACED = "trace=%file,%process,bind,ftruncate,fallocate,fchmod,fchown";

    private static final Pattern LINE = Pattern.compile("(\\d+) +(.*)");
    private static final Pattern UNFINISHED = Pattern.compile("(.*) <unfinished \\.\\.\\.>");
    private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. \\w+ resumed>(.*)");
    private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)\\) += (-?\\d+|\\?)(?:<(.*)>)?.*");
    private static final Pattern JAVA = Pattern.compile("\"[^\"]*/bin/java\", .*");
    private static final Pattern PATH = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"|\\d<([^>]*)>");
    private static final Pattern WRITING = Pattern.compile("O_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)");
    private static final Pattern NO_FILE = Pattern.compile("/dev/null|/proc/.*|pipe:.*|socket:.*|anon_inode:.*");

    private static final Set<String> OPENING = Set.of("open", "openat", "openat2");
    private static final Pattern CHANGING =
            Pattern.compile("creat|mkdir(?:at)?|mknod(?:at)?|rename(?:at2?)?|unlink(?:at)?"
                    + "|rmdir|(?:sym)?link(?:at)?|f?truncate|fallocate|[fl]?ch(?:mod|own)(?:at2?)?"
                    + "|[fl]?(?:set|remove)xattr|utimes?|utimensat|futimesat|u?mount2?");

    /** Reads a log. */
    static SystemCalls of(List<String> log) {
        List<String> changed = new ArrayList<>();
        List<String> read = new ArrayList<>();
        boolean java = false;
        for (String call : joined(log)) {
            Matcher matcher = CALL.matcher(call);
            if (!matcher.matches()) {
                continue;
            }
            String name = matcher.group(1);
            String arguments = matcher.group(2);
            boolean succeeded = !matcher.group(3).startsWith("-");
            if (name.equals("execve") && succeeded && JAVA.matcher(arguments).matches()) {
                java = true;
            } else if (changes(name, arguments)) {
                paths(arguments)
                        .filter(path -> !NO_FILE.matcher(path).matches())
                        .forEach(path -> changed.add(name + " " + path));
            } else if (OPENING.contains(name) && succeeded && java) {
                read.add(matcher.group(4));
            }
        }
        return new SystemCalls(List.copyOf(changed), List.copyOf(read));
    }

    private static boolean changes(String name, String arguments) {
        return OPENING.contains(name) && WRITING.matcher(arguments).find()
                || CHANGING.matcher(name).matches()
                // A socket with a name in the file system is a file.
                || name.equals("bind") && arguments.contains("sun_path=\"");
    }

    private static Stream<String> paths(String arguments) {
        List<MatchResult> found = PATH.matcher(arguments).results().toList();
        boolean named = found.stream().anyMatch(path -> path.group(1) != null);
        return found.stream().map(path -> path.group(named ? 1 : 2)).filter(path -> path != null);
    }

    /** The calls whole, where a thread's call is written in two parts because another thread's came between. */
    private static List<String> joined(List<String> log) {
        List<String> calls = new ArrayList<>();
        Map<String, String> begun = new HashMap<>();
        for (String text : log) {
            Matcher line = LINE.matcher(text);
            if (!line.matches()) {
                throw new IllegalArgumentException("No line of strace -f -o: " + text);
            }
            Matcher unfinished = UNFINISHED.matcher(line.group(2));
            Matcher resumed = RESUMED.matcher(line.group(2));
            if (unfinished.matches()) {
                begun.put(line.group(1), unfinished.group(1));
            } else if (resumed.matches()) {
                calls.add(begun.remove(line.group(1)) + resumed.group(1));
            } else {
                calls.add(line.group(2));
            }
        }
        // A process that ends does not come back to the calls it is in.
        begun.values().forEach(call -> calls.add(call + ") = ?"));
        return calls;
    }
}
