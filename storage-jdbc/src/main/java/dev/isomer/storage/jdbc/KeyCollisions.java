package dev.isomer.storage.jdbc;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.SchemaStep;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows that a new unique key does not allow. */
public final class KeyCollisions {
    private KeyCollisions() {}

    /**
     * The values that come first, by id, of those that several rows share, in words; empty if there are none.
     *
     * @param missing the values that attributes will have in all rows, which the table has no columns for yet
     */
    public static String words(
            JdbcConnection connection, Dialect dialect, SchemaStep.AddKey step, Map<Attribute<?, ?>, ?> missing)
            throws SQLException {
        List<Attribute<?, ?>> present = new ArrayList<>();
        for (Attribute<?, ?> attribute : step.key().attributes()) {
            if (!missing.containsKey(attribute)) {
                present.add(attribute);
            } else if (missing.get(attribute) == null) {
                return "";
            }
        }
        List<String> words = new ArrayList<>();
        connection.query(shared(dialect, step, present), row -> {
            List<@Nullable Object> values = new ArrayList<>();
            for (Attribute<?, ?> attribute : step.key().attributes()) {
                int column = present.indexOf(attribute) + 1;
                values.add(column == 0 ? missing.get(attribute) : SqlValues.value(row, column, attribute));
            }
            return words.add(step.collision(values, row.getLong(present.size() + 1)));
        });
        return String.join("", words);
    }

    private static Sql shared(Dialect dialect, SchemaStep.AddKey step, List<Attribute<?, ?>> present) {
        String table = dialect.table(step.type());
        if (present.isEmpty()) {
            return Sql.of("SELECT count(*) FROM " + table + " HAVING count(*) > 1");
        }
        String columns = present.stream().map(dialect::column).collect(Collectors.joining(", "));
        String notNull = present.stream()
                .map(attribute -> dialect.column(attribute) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        return Sql.of("SELECT " + columns + ", count(*) FROM " + table + " WHERE " + notNull + " GROUP BY " + columns
                + " HAVING count(*) > 1 ORDER BY min("
                + dialect.column(step.type().id()) + ") LIMIT 1");
    }
}
