package dev.isomer.benchmarks.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;

/** What the turns gave, and the measurement that takes them. */
final class Results {
    private final Map<Fork, Figures> best = new HashMap<>();
    private final Effort effort;

    Results(Effort effort) {
        this.effort = effort;
    }

    /** Measures what is not measured yet, each in its turn, in the order given. */
    void measure(List<Fork> forks) throws RunnerException {
        List<Fork> missing =
                forks.stream().filter(fork -> !best.containsKey(fork)).toList();
        for (int turn = 0; turn < effort.turns(); turn++) {
            for (Fork fork : missing) {
                Figures figures = fork.run(effort);
                best.merge(fork, figures, Figures::orBetter);
                System.err.printf(
                        "%s %s %s on %,d rows: processor %,.1f ns, wall %,.1f ns, %,.0f bytes%n",
                        fork.collector(),
                        fork.operation().key(),
                        fork.engine().key(),
                        fork.rows(),
                        figures.processorNanos(),
                        figures.wallNanos(),
                        figures.bytes());
            }
        }
    }

    /** The best of a fork's turns, or null if it was not measured. */
    @Nullable
    Figures of(Fork fork) {
        return best.get(fork);
    }
}
