package dev.isomer.catalog;

import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.model.ServerInvocation;
import dev.isomer.catalog.text.TextRules;
import dev.isomer.storage.Repository;
import dev.isomer.storage.model.Limits;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import dev.isomer.storage.model.TextAttribute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs of servers, as one transaction sees them; lists are newest first. */
public final class Invocations {
    private static final List<TextAttribute<ServerInvocation>> CIDS = List.of(
            ServerInvocation.RESULT_CID,
            ServerInvocation.SERVERS_CID,
            ServerInvocation.VARIABLES_CID,
            ServerInvocation.SECRETS_CID,
            ServerInvocation.REQUEST_DETAILS_CID,
            ServerInvocation.INVOCATION_CID,
            ServerInvocation.EXTERNAL_CALLS_CID);
    private static final Comparator<ServerInvocation> NEWEST_FIRST = Comparator.comparing(ServerInvocation::invokedAt)
            .thenComparingLong(ServerInvocation::id)
            .reversed();

    private final Repository<ServerInvocation> rows;
    private final UniqueClock clock;

    Invocations(Repository<ServerInvocation> rows, UniqueClock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Adds a run that happened now. Identifiers are kept as given. */
    public ServerInvocation create(String serverName, String resultCid, InvocationDetails details) {
        return rows.insert(new ServerInvocation(
                0,
                serverName,
                resultCid,
                details.serversCid(),
                details.variablesCid(),
                details.secretsCid(),
                details.requestDetailsCid(),
                details.invocationCid(),
                details.externalCallsCid(),
                clock.next()));
    }

    /** The runs within the bounds. */
    public List<ServerInvocation> list(Bounds bounds) {
        return rows.list(newestFirst(bounds.on(ServerInvocation.INVOKED_AT)));
    }

    /** The runs of the server with exactly that name. */
    public List<ServerInvocation> byServer(String serverName) {
        return rows.list(newestFirst(ServerInvocation.SERVER_NAME.eq(serverName)));
    }

    /** The runs with one of these results; blank and null ones are passed over. */
    public List<ServerInvocation> byResultCids(Collection<@Nullable String> resultCids) {
        List<String> wanted = resultCids.stream()
                .filter(cid -> cid != null && !TextRules.isBlank(cid))
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
        List<ServerInvocation> found = new ArrayList<>();
        for (int at = 0; at < wanted.size(); at += Limits.IN_VALUES) {
            List<String> some = wanted.subList(at, Math.min(wanted.size(), at + Limits.IN_VALUES));
            found.addAll(rows.list(newestFirst(ServerInvocation.RESULT_CID.in(some))));
        }
        found.sort(NEWEST_FIRST);
        return found;
    }

    /** The runs that speak of that identifier in any of their seven; none for an empty one. */
    public List<ServerInvocation> findByCid(@Nullable String cid) {
        return cid == null || cid.isEmpty() ? List.of() : rows.list(newestFirst(speaksOf(List.of(cid))));
    }

    /** That a run speaks of one of these identifiers, written just so, in any of its seven. */
    public static Predicate<ServerInvocation> speaksOf(Collection<String> cids) {
        return CIDS.stream()
                .map(attribute -> attribute.in(cids))
                .reduce(Predicate::or)
                .orElseThrow();
    }

    private static Query<ServerInvocation> newestFirst(Predicate<ServerInvocation> predicate) {
        return ServerInvocation.TYPE.where(predicate).orderBy(ServerInvocation.INVOKED_AT.descending());
    }

    /** The seven identifiers of a run by component name, empty where there is none or it is none. */
    public static Map<String, Optional<Cid>> cids(ServerInvocation row) {
        Map<String, Optional<Cid>> cids = new LinkedHashMap<>();
        for (TextAttribute<ServerInvocation> attribute : CIDS) {
            cids.put(attribute.name(), Optional.ofNullable(attribute.get(row)).flatMap(Cid::tryParse));
        }
        return cids;
    }

    /** How many match. */
    public long count(Predicate<ServerInvocation> predicate) {
        return rows.count(predicate);
    }

    /** The one with that id. */
    public Optional<ServerInvocation> byId(long id) {
        return rows.get(id);
    }

    /** Runs in the order and part that a query says, for pages by position. */
    public List<ServerInvocation> list(Query<ServerInvocation> query) {
        return rows.list(query);
    }
}
