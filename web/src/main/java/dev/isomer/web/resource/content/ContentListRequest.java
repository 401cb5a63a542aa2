package dev.isomer.web.resource.content;

import dev.isomer.catalog.cid.CidText;
import dev.isomer.catalog.model.CidRecord;
import dev.isomer.storage.model.Position;
import dev.isomer.storage.model.Query;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Parameters;
import dev.isomer.web.http.PercentEncoding;
import java.util.Optional;
import java.util.Set;

/**
 * Which part of the contents is asked for, and in what order.
 *
 * @param prefix what the identifier must begin with; empty for anything
 * @param newestFirst whether only what is stored is asked for, the newest first; else all by identifier
 * @param after the position behind which to begin, as an earlier answer gave it
 */
record ContentListRequest(String prefix, boolean newestFirst, int limit, Optional<String> after) {
    private static final int STANDARD_LIMIT = 50;
    private static final int GREATEST_LIMIT = 500;
    private static final String NEWEST = "-created_at";
    private static final Set<String> PARAMETERS = Set.of("prefix", "sort", "limit", "after", "format");

    /**
     * Reads the query. A prefix may be pasted as a path, with an extension.
     *
     * @throws HttpException 400 when a parameter is unknown or out of its range
     */
    static ContentListRequest read(Parameters query) {
        query.requireOnly(PARAMETERS);
        String sort = query.first("sort").filter(text -> !text.isEmpty()).orElse("cid");
        if (!sort.equals("cid") && !sort.equals(NEWEST)) {
            throw HttpException.badRequest("Sort by cid, or by -created_at for what is stored, the newest first.");
        }
        String prefix = CidText.stripped(query.first("prefix").orElse("")).split("\\.", 2)[0];
        return new ContentListRequest(
                prefix,
                sort.equals(NEWEST),
                limit(query.first("limit").orElse("" + STANDARD_LIMIT)),
                query.first("after").filter(text -> !text.isEmpty()));
    }

    private static int limit(String text) {
        if (text.matches("[0-9]{1,3}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= GREATEST_LIMIT) {
                return limit;
            }
        }
        throw HttpException.badRequest("The parameter limit is a number from 1 to " + GREATEST_LIMIT + ".");
    }

    /** The stored rows that are asked for; positions of content in the directory are made by it too. */
    Query<CidRecord> query() {
        Query<CidRecord> matching = CidRecord.TYPE.where(CidRecord.PATH.startsWith("/" + prefix));
        Query<CidRecord> ordered =
                newestFirst ? matching.orderBy(CidRecord.CREATED_AT.descending()) : matching.orderBy(CidRecord.PATH);
        return after.isEmpty() ? ordered : ordered.after(Position.parse(after.get()));
    }

    /** The address of the page behind the given position. */
    String address(String position) {
        return "/cids?" + (prefix.isEmpty() ? "" : "prefix=" + PercentEncoding.encode(prefix) + "&")
                + (newestFirst ? "sort=" + NEWEST + "&" : "")
                + (limit == STANDARD_LIMIT ? "" : "limit=" + limit + "&")
                + "after=" + PercentEncoding.encode(position);
    }
}
