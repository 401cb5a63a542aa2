package dev.isomer.web.resource;

import dev.isomer.storage.snapshot.NamedSnapshots;
import dev.isomer.web.http.Gate;
import dev.isomer.web.resource.access.Access;
import dev.isomer.web.resource.metric.Measure;
import dev.isomer.web.resource.metric.RequestMetrics;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the server was started, and what watches it.
 *
 * @param readOnly whether nothing is changed, page views included
 * @param access asks for a token; empty where everybody is answered
 * @param snapshots the folder of named snapshots
 * @param requests counts requests
 * @param measures what else counts something, for {@code /metrics}
 * @param clock the time that things are named after
 */
public record Modes(
        boolean readOnly,
        Optional<Access> access,
        NamedSnapshots snapshots,
        RequestMetrics requests,
        List<Measure> measures,
        InstantSource clock) {
    /** Keeps its own list. */
    public Modes {
        measures = List.copyOf(measures);
    }

    /** What decides which requests go on. */
    public Gate gate() {
        Gate first = access.<Gate>map(asked -> asked).orElse(Gate.OPEN);
        Set<String> except = access.isPresent() ? Set.of("login", "logout") : Set.of();
        return readOnly ? first.then(Gate.readOnly(except)) : first;
    }
}
