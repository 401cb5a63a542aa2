package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.conformance.serializable.Dependency.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The graph of what comes before what, over the committed transactions of a history.
 *
 * <p>With n transactions and d dependencies, telling whether there is an order takes O(n² + d); the shortest cycle,
 * which is looked for only if there is none, O(n · (n² + d)). Real time is not kept as dependencies: a transaction may
 * come next if none of those left had ended before it began.
 */
final class Dependencies {
    private final List<RecordedTransaction> nodes;
    private final int[] nodeOfNumber;
    private final List<List<Dependency>> outgoing = new ArrayList<>();

    Dependencies(RecordedHistory history) {
        this.nodes = history.committed();
        this.nodeOfNumber = new int[history.transactions().size()];
        for (int node = 0; node < nodes.size(); node++) {
            nodeOfNumber[nodes.get(node).number()] = node;
            outgoing.add(new ArrayList<>());
        }
    }

    /** Notes that one comes before another; of one and the same, nothing. */
    void add(Kind kind, RecordedTransaction from, RecordedTransaction to, Supplier<String> reason) {
        if (from != to) {
            int earlier = nodeOfNumber[from.number()];
            outgoing.get(earlier).add(new Dependency(kind, earlier, nodeOfNumber[to.number()], reason));
        }
    }

    /** The shortest cycle, without real time where there is one, or null if there is an order. */
    @Nullable
    Anomaly cycle() {
        boolean[] left = withoutOrder();
        List<Dependency> cycle = shortest(left, false);
        if (cycle == null) {
            cycle = shortest(left, true);
        }
        return cycle == null ? null : anomaly(cycle);
    }

    /** Takes away, as long as there is one, a transaction before which no other one must come: those that are left. */
    private boolean[] withoutOrder() {
        int[] before = new int[nodes.size()];
        outgoing.forEach(list -> list.forEach(dependency -> before[dependency.to()]++));
        boolean[] left = new boolean[nodes.size()];
        Arrays.fill(left, true);
        boolean moved = true;
        while (moved) {
            moved = false;
            long firstEnd = firstEnd(left);
            for (int node = 0; node < left.length; node++) {
                if (left[node] && before[node] == 0 && nodes.get(node).start() <= firstEnd) {
                    left[node] = false;
                    outgoing.get(node).forEach(dependency -> before[dependency.to()]--);
                    moved = true;
                }
            }
        }
        return left;
    }

    private long firstEnd(boolean[] left) {
        long first = Long.MAX_VALUE;
        for (int node = 0; node < left.length; node++) {
            first = left[node] ? Math.min(first, nodes.get(node).end()) : first;
        }
        return first;
    }

    private @Nullable List<Dependency> shortest(boolean[] left, boolean realTime) {
        List<Dependency> shortest = null;
        for (int node = 0; node < left.length; node++) {
            List<Dependency> cycle = left[node] ? through(node, left, realTime) : null;
            shortest = cycle != null && (shortest == null || cycle.size() < shortest.size()) ? cycle : shortest;
        }
        return shortest;
    }

    /** Breadth first, from a transaction back to itself. */
    private @Nullable List<Dependency> through(int start, boolean[] left, boolean realTime) {
        @Nullable Dependency[] reachedBy = new @Nullable Dependency[nodes.size()];
        Deque<Integer> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            for (Dependency dependency : from(queue.remove(), left, realTime)) {
                if (left[dependency.to()] && reachedBy[dependency.to()] == null) {
                    reachedBy[dependency.to()] = dependency;
                    queue.add(dependency.to());
                }
            }
        }
        if (reachedBy[start] == null) {
            return null;
        }
        List<Dependency> cycle = new ArrayList<>();
        for (Dependency last = reachedBy[start];
                last != null;
                last = last.from() == start ? null : reachedBy[last.from()]) {
            cycle.add(0, last);
        }
        return cycle;
    }

    private List<Dependency> from(int node, boolean[] left, boolean realTime) {
        if (!realTime) {
            return outgoing.get(node);
        }
        List<Dependency> all = new ArrayList<>(outgoing.get(node));
        RecordedTransaction earlier = nodes.get(node);
        for (int later = 0; later < left.length; later++) {
            if (left[later] && earlier.isBefore(nodes.get(later))) {
                RecordedTransaction next = nodes.get(later);
                all.add(new Dependency(
                        Kind.REAL_TIME,
                        node,
                        later,
                        () -> earlier.name() + " had ended before " + next.name() + " began"));
            }
        }
        return all;
    }

    private Anomaly anomaly(List<Dependency> cycle) {
        long readWrites = count(cycle, Kind.READ_WRITE);
        Anomaly.Kind kind = readWrites > 1
                ? Anomaly.Kind.G2
                : readWrites == 1
                        ? Anomaly.Kind.G_SINGLE
                        : count(cycle, Kind.WRITE_READ) > 0 ? Anomaly.Kind.G1C : Anomaly.Kind.G0;
        String path = cycle.stream()
                .map(dependency -> "  " + nodes.get(dependency.from()).name() + " before "
                        + nodes.get(dependency.to()).name() + ": "
                        + dependency.reason().get())
                .collect(Collectors.joining(System.lineSeparator()));
        return new Anomaly(
                kind,
                "there is no order of the transactions" + (count(cycle, Kind.REAL_TIME) > 0 ? " in real time" : "")
                        + ", because" + System.lineSeparator() + path);
    }

    private static long count(List<Dependency> cycle, Kind kind) {
        return cycle.stream().filter(dependency -> dependency.kind() == kind).count();
    }
}
