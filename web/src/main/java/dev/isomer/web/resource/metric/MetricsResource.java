package dev.isomer.web.resource.metric;

import dev.isomer.storage.Store;
import dev.isomer.storage.model.Statistics;
import dev.isomer.storage.model.Statistics.TypeStatistics;
import dev.isomer.web.http.Body;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Resource;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Router;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code GET /metrics}. */
public final class MetricsResource implements Resource {
    private static final String GAUGE = "gauge";
    private static final String TYPE = "type";

    private final Store store;
    private final RequestMetrics requests;
    private final List<Measure> measures;

    /** The metrics of a store, of the requests, and of what else counts something. */
    public MetricsResource(Store store, RequestMetrics requests, List<Measure> measures) {
        this.store = store;
        this.requests = requests;
        this.measures = List.copyOf(measures);
    }

    @Override
    public void addTo(Router.Builder routes) {
        routes.route(Method.GET, "/metrics", this::get);
    }

    private Response get(Request request) {
        request.query().requireOnly(Set.of());
        Exposition exposition = new Exposition();
        requests.addTo(exposition);
        addStore(exposition, store.statistics());
        measures.forEach(measure -> exposition.single(
                measure.name(), "counter", measure.help(), measure.value().getAsLong()));
        addMemory(exposition);
        return Response.of(
                200, Exposition.CONTENT_TYPE, Body.of(exposition.text().getBytes(StandardCharsets.UTF_8)));
    }

    private static void addStore(Exposition exposition, Statistics statistics) {
        exposition.begin("isomer_store_rows", GAUGE, "Rows of the store, by type.");
        for (TypeStatistics type : statistics.types()) {
            exposition.sample("isomer_store_rows", Map.of(TYPE, type.entityType()), Long.toString(type.rows()));
        }
        if (statistics.usedBytes().isEmpty() || statistics.limitBytes().isEmpty()) {
            return;
        }
        exposition.begin("isomer_store_bytes", GAUGE, "What rows and keys take in memory, by type.");
        for (TypeStatistics type : statistics.types()) {
            exposition.sample(
                    "isomer_store_bytes",
                    Map.of(TYPE, type.entityType()),
                    Long.toString(type.bytes().orElse(0)));
        }
        exposition.single(
                "isomer_store_used_bytes",
                GAUGE,
                "What the store holds in memory.",
                statistics.usedBytes().getAsLong());
        exposition.single(
                "isomer_store_limit_bytes",
                GAUGE,
                "What the store may hold in memory.",
                statistics.limitBytes().getAsLong());
    }

    private static void addMemory(Exposition exposition) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        exposition.single("jvm_heap_used_bytes", GAUGE, "The Java heap in use.", heap.getUsed());
        exposition.single("jvm_heap_committed_bytes", GAUGE, "The Java heap taken of the system.", heap.getCommitted());
        exposition.single("jvm_heap_max_bytes", GAUGE, "What the Java heap may grow to.", heap.getMax());
    }
}
