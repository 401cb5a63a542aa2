package dev.isomer.reliability.store;

/**
 * What is written to a store.
 *
 * @param slots how many transactions it holds before the oldest makes room, 1 or more
 * @param contentBytes how many bytes the last row of a transaction has, 0 or more
 * @param threads how many commit at once, 1 or more
 * @param commits after how many the writer ends, 1 or more
 */
public record Workload(int slots, int contentBytes, int threads, long commits) {
    /** Small transactions without an end, by one thread. */
    public static final Workload SMALL = new Workload(32, 300, 1, Long.MAX_VALUE);

    /** Reads what {@link #toString} writes. */
    public static Workload parse(String text) {
        String[] parts = text.split(":", -1);
        return new Workload(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Long.parseLong(parts[3]));
    }

    /** The same by several threads, where a store takes them. */
    public Workload by(int newThreads) {
        return new Workload(slots, contentBytes, newThreads, commits);
    }

    /** The same with an end. */
    public Workload ofCommits(long newCommits) {
        return new Workload(slots, contentBytes, threads, newCommits);
    }

    /** The same with other bytes in each transaction. */
    public Workload ofContent(int newContentBytes) {
        return new Workload(slots, newContentBytes, threads, commits);
    }

    /** Where a transaction is kept. */
    int slot(long number) {
        return (int) (number % slots);
    }

    @Override
    public String toString() {
        return slots + ":" + contentBytes + ":" + threads + ":" + commits;
    }
}
