package dev.isomer.web.hostile;

import java.util.ArrayList;
import java.util.List;

/** What a process uses. */
record Use(long heapBytes, int threads, int files) {
    private static final long HEAP_SLACK_BYTES = 16L * 1024 * 1024;
    private static final int WORKERS = 16;
    private static final int FILES_OF_A_WORKER = 4;

    static Use read(String line) {
        String[] figures = line.split(" ");
        return new Use(Long.parseLong(figures[0]), Integer.parseInt(figures[1]), Integer.parseInt(figures[2]));
    }

    /** What is more than it was, but for workers that start only now and the files by which each waits for clients. */
    List<String> above(Use before) {
        List<String> more = new ArrayList<>();
        if (heapBytes > before.heapBytes + HEAP_SLACK_BYTES) {
            more.add("heap " + before.heapBytes + " to " + heapBytes);
        }
        if (threads > before.threads + WORKERS) {
            more.add("threads " + before.threads + " to " + threads);
        }
        if (files > before.files + WORKERS * FILES_OF_A_WORKER) {
            more.add("files " + before.files + " to " + files);
        }
        return more;
    }
}
