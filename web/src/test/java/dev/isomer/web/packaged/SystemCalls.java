package dev.isomer.web.packaged;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a log of {@code strace -f} says of files: which were opened, and which calls change any. The null device, which
 * the web server's library opens to throw bytes away, is no file.
 */
record SystemCalls(List<String> opened, List<String> changing) {
    private static final Pattern OPEN =
            Pattern.compile("open(?:at)?\\((?:AT_FDCWD, )?\"([^\"]*)\", ([A-Z_|0-9]+).*= (-?\\d+).*");
    private static final Pattern CHANGE =
            Pattern.compile("(?:creat|mkdir|mkdirat|mknod|mknodat|rename|renameat|renameat2|"
                    + "unlink|unlinkat|rmdir|link|linkat|symlink|symlinkat|truncate|ftruncate|"
                    + "chmod|fchmod|fchmodat|chown|fchown|fchownat|utimensat)\\(.*= 0.*");

    /** Reads the lines of a log. */
    static SystemCalls of(List<String> log) {
        List<String> opened = new ArrayList<>();
        List<String> changing = new ArrayList<>();
        for (String line : log) {
            String call = line.replaceFirst("^\\d+ +(?:[\\d:.]+ +)?", "");
            Matcher open = OPEN.matcher(call);
            if (open.matches()) {
                boolean succeeded = !open.group(3).startsWith("-");
                boolean writes = open.group(2).matches(".*(O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|O_TMPFILE).*");
                if (succeeded && !open.group(1).equals("/dev/null")) {
                    (writes ? changing : opened).add(writes ? call : open.group(1));
                }
            } else if (CHANGE.matcher(call).matches()) {
                changing.add(call);
            }
        }
        return new SystemCalls(List.copyOf(opened), List.copyOf(changing));
    }
}
