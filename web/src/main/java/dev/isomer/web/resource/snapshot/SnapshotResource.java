package dev.isomer.web.resource.snapshot;

import dev.isomer.catalog.Catalog;
import dev.isomer.storage.Store;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.snapshot.NamedSnapshot;
import dev.isomer.storage.snapshot.NamedSnapshots;
import dev.isomer.storage.snapshot.TypeTotal;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.PercentEncoding;
import dev.isomer.web.http.Problem;
import dev.isomer.web.http.Representation;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Resource;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Router;
import dev.isomer.web.http.Texts;
import dev.isomer.web.page.Pages;
import dev.isomer.web.page.SnapshotsPage;
import dev.isomer.web.page.Times;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Named snapshots: {@code GET POST /snapshots}, {@code GET DELETE /snapshots/{name}}, {@code POST …/restore}.
 *
 * <p>Restoring replaces every row of the store, all of them or none. So what the store has is kept first as a snapshot
 * of its own, and the answer names it: restoring that one undoes the other. What is restored is the store as it was, so
 * no interaction is added to it.
 */
public final class SnapshotResource implements Resource {
    private static final String ONLY_IN_MEMORY = "Snapshots are only supported in memory mode. Use backup FILE and"
            + " restore FILE, which write and read the same format on every engine: ./run.sh backup FILE";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Store store;
    private final NamedSnapshots snapshots;
    private final Pages pages;
    private final InstantSource clock;
    private final SnapshotAttempt attempts = new SnapshotAttempt();

    public SnapshotResource(Catalog catalog, NamedSnapshots snapshots, Pages pages, InstantSource clock) {
        this.store = catalog.store();
        this.snapshots = snapshots;
        this.pages = pages;
        this.clock = clock;
    }

    @Override
    public void addTo(Router.Builder routes) {
        String item = "/snapshots/{name}";
        routes.route(Method.GET, "/snapshots", this::list)
                .route(Method.POST, "/snapshots", this::create)
                .route(Method.GET, item, this::item)
                .route(Method.DELETE, item, this::delete)
                .route(Method.POST, item + "/restore", this::restore)
                .route(Method.POST, item + "/delete", this::delete);
    }

    private Response list(Request request) {
        request.query().requireOnly(Set.of("format", "made", "deleted", "restored", "before"));
        List<NamedSnapshot> all = attempts.run(snapshots::list);
        if (!wantsPage(request)) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("items", all.stream().map(SnapshotResource::document).toList());
            document.put("next", null);
            return Response.json(200, document);
        }
        return Response.html(
                200,
                pages.html(new SnapshotsPage(
                        all.stream().map(SnapshotResource::row).toList(),
                        isInMemory() ? "" : ONLY_IN_MEMORY,
                        named(request, "made"),
                        named(request, "deleted"),
                        named(request, "restored"),
                        named(request, "before"))));
    }

    private Response item(Request request) {
        request.query().requireOnly(Set.of("format"));
        NamedSnapshot snapshot = require(request.pathParameter("name"));
        return wantsPage(request)
                ? Response.html(200, pages.html(new SnapshotsPage.Item(row(snapshot), isInMemory())))
                : Response.json(200, document(snapshot));
    }

    private Response create(Request request) {
        SnapshotInput input = SnapshotInput.read(request);
        requireMemory();
        NamedSnapshots kept = input.complete() ? snapshots : snapshots.withoutSecrets();
        NamedSnapshots target = input.replaces() ? kept.replacing() : kept;
        NamedSnapshot made = attempts.run(() -> {
            Optional<String> name = input.name();
            return name.isPresent() ? target.create(store, name.get()) : target.create(store);
        });
        String address = "/snapshots/" + made.name();
        return wantsPage(request)
                ? Response.seeOther("/snapshots?made=" + made.name())
                : Response.json(201, document(made)).with("Location", address);
    }

    private Response restore(Request request) {
        request.query().requireOnly(Set.of("format"));
        NamedSnapshot wanted = require(request.pathParameter("name"));
        requireMemory();
        Optional<NamedSnapshot> before = store.statistics().rows() == 0 ? Optional.empty() : Optional.of(keepPresent());
        List<TypeTotal> totals =
                attempts.run(() -> snapshots.replacing().restore(store, wanted.name(), progress -> {}));
        String beforeName = before.map(NamedSnapshot::name).orElse("");
        if (wantsPage(request)) {
            return Response.seeOther("/snapshots?restored=" + wanted.name()
                    + (beforeName.isEmpty() ? "" : "&before=" + PercentEncoding.encode(beforeName)));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("restored", wanted.name());
        document.put("before", beforeName.isEmpty() ? null : beforeName);
        document.put("types", rows(totals));
        return Response.json(200, document);
    }

    /** Under the time; under that and a number where another one has the name. */
    private NamedSnapshot keepPresent() {
        String time = "before_" + TIME.format(clock.instant());
        return attempts.run(() -> {
            String name = time;
            for (int number = 2; snapshots.info(name).isPresent(); number++) {
                name = time + "_" + number;
            }
            return snapshots.create(store, name);
        });
    }

    private Response delete(Request request) {
        String name = request.pathParameter("name");
        if (!attempts.<Boolean>run(() -> snapshots.delete(name))) {
            throw absent(name);
        }
        return wantsPage(request) ? Response.seeOther("/snapshots?deleted=" + name) : Response.of(204);
    }

    private NamedSnapshot require(String name) {
        return attempts.run(() -> snapshots.info(name)).orElseThrow(() -> absent(name));
    }

    private static HttpException absent(String name) {
        return HttpException.notFound(
                "There is no snapshot “" + Texts.shortened(name) + "”; /snapshots lists those there are.");
    }

    private boolean isInMemory() {
        return store.capabilities().contains(Capability.MEMORY_LIMIT);
    }

    private void requireMemory() {
        if (!isInMemory()) {
            throw new HttpException(Problem.of(422, "only-in-memory", "Not on this store", ONLY_IN_MEMORY));
        }
    }

    private static boolean wantsPage(Request request) {
        return Representation.of(request) == Representation.HTML;
    }

    private static String named(Request request, String parameter) {
        return request.query().first(parameter).orElse("");
    }

    private static SnapshotsPage.Row row(NamedSnapshot snapshot) {
        return SnapshotsPage.Row.of(snapshot);
    }

    private static Map<String, Object> document(NamedSnapshot snapshot) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", snapshot.name());
        document.put("created_at", Times.precise(snapshot.time()));
        document.put("size_bytes", snapshot.sizeBytes());
        document.put(
                "complete",
                snapshot.contents().map(info -> info.leftOut().isEmpty()).orElse(null));
        document.put("left_out", snapshot.contents().map(info -> info.leftOut()).orElse(List.of()));
        document.put(
                "types", snapshot.contents().map(info -> rows(info.totals())).orElse(Map.of()));
        document.put("problem", snapshot.problem());
        return document;
    }

    private static Map<String, Object> rows(List<TypeTotal> totals) {
        Map<String, Object> rows = new LinkedHashMap<>();
        totals.forEach(total -> rows.put(total.type(), total.rows()));
        return rows;
    }
}
