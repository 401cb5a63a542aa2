package dev.isomer.web.resource.metric;

import dev.isomer.web.http.Method;
import dev.isomer.web.http.RequestMeter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Counts requests by method and class of status, and by how long their answers took. Safe for many threads. */
public final class RequestMetrics implements RequestMeter {
    private static final int NANO_DIGITS = 9;

    /** The upper bounds of how long it took; behind the last one lies the rest. */
    private static final List<Long> BOUNDS_MICROS =
            List.of(500L, 1_000L, 2_500L, 5_000L, 10_000L, 25_000L, 100_000L, 500_000L, 2_500_000L, 10_000_000L);

    private final Map<Group, LongAdder> requests = new ConcurrentHashMap<>();
    private final List<LongAdder> durations =
            Stream.generate(LongAdder::new).limit(BOUNDS_MICROS.size() + 1L).toList();
    private final LongAdder nanosInAll = new LongAdder();

    private record Group(String method, int statusClass) implements Comparable<Group> {
        @Override
        public int compareTo(Group other) {
            int byMethod = method.compareTo(other.method);
            return byMethod == 0 ? Integer.compare(statusClass, other.statusClass) : byMethod;
        }
    }

    @Override
    public void answered(String method, int status, long nanos) {
        String known = Method.of(method).map(Method::name).orElse("other");
        requests.computeIfAbsent(new Group(known, status / 100), group -> new LongAdder())
                .increment();
        durations.get(bucket(nanos)).increment();
        nanosInAll.add(nanos);
    }

    private static int bucket(long nanos) {
        int bucket = 0;
        while (bucket < BOUNDS_MICROS.size() && nanos > BOUNDS_MICROS.get(bucket) * 1_000) {
            bucket++;
        }
        return bucket;
    }

    void addTo(Exposition exposition) {
        String counted = "isomer_http_requests_total";
        exposition.begin(counted, "counter", "Requests answered, by method and class of status.");
        new TreeMap<>(requests)
                .forEach((group, count) -> exposition.sample(
                        counted,
                        new TreeMap<>(Map.of("method", group.method(), "status", group.statusClass() + "xx")),
                        Long.toString(count.sum())));
        String timed = "isomer_http_request_duration_seconds";
        exposition.begin(timed, "histogram", "From when a request's header had arrived to when its answer was out.");
        long soFar = 0;
        for (int i = 0; i < durations.size(); i++) {
            soFar += durations.get(i).sum();
            String bound = i < BOUNDS_MICROS.size() ? seconds(BOUNDS_MICROS.get(i) * 1_000) : "+Inf";
            exposition.sample(timed + "_bucket", Map.of("le", bound), Long.toString(soFar));
        }
        exposition.sample(timed + "_sum", Map.of(), seconds(nanosInAll.sum()));
        exposition.sample(timed + "_count", Map.of(), Long.toString(soFar));
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, NANO_DIGITS).stripTrailingZeros().toPlainString();
    }
}
