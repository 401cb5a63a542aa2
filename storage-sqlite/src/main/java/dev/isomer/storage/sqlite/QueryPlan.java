package dev.isomer.storage.sqlite;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What SQLite says about how it would run a query (its documentation: "EXPLAIN QUERY PLAN"). */
final class QueryPlan {
    private static final Pattern INDEX = Pattern.compile("USING (?:COVERING )?INDEX (\\S+)");
    private static final Pattern ID = Pattern.compile("^SEARCH .* USING INTEGER PRIMARY KEY");

    private QueryPlan() {}

    /** The first index that the steps of a plan use, {@code "id"} for the table's own, or null. */
    static @Nullable String index(List<String> steps) {
        for (String step : steps) {
            Matcher matcher = INDEX.matcher(step);
            if (matcher.find()) {
                return matcher.group(1);
            }
            if (ID.matcher(step).find()) {
                return "id";
            }
        }
        return null;
    }
}
