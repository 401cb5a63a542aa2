package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.SchemaSql;
import dev.isomer.storage.jdbc.SqlValues;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Order;
import dev.isomer.storage.spi.Reading.RowSink;
import dev.isomer.storage.spi.Selection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows in pages, each of which begins after the last row of the one before.
 *
 * <p>Drivers hold a whole result in memory, or keep the connection from running anything else until it is read; so what
 * may be long is asked for in pieces. Only where no index has the order is it asked for at once, as each page would
 * sort all rows again.
 */
final class PagedScan<E> {
    private static final int FIRST_ROWS = 128;
    private static final int LEAST_ROWS = 16;
    private static final int MOST_ROWS = 2_048;
    private static final long PAGE_BYTES = 8L << 20;

    private final JdbcConnection connection;
    private final SchemaSql statements;
    private final Selection<E> selection;

    PagedScan(JdbcConnection connection, SchemaSql statements, Selection<E> selection) {
        this.connection = connection;
        this.statements = statements;
        this.selection = selection;
    }

    void run(RowSink<E> sink) throws SQLException {
        if (selection.limit() > FIRST_ROWS && isOrderOfIndex()) {
            runInPages(sink);
        } else {
            readPage(selection).forEach(new Giving(sink)::give);
        }
    }

    /** Gives rows on until no more are wanted. */
    private final class Giving {
        private final RowSink<E> sink;
        private boolean isWanted = true;

        Giving(RowSink<E> sink) {
            this.sink = sink;
        }

        void give(E row) {
            isWanted = isWanted && sink.accept(row);
        }
    }

    /** Whether the order is by the id or by the first attributes of a key. */
    private boolean isOrderOfIndex() {
        List<Attribute<E, ?>> attributes = new ArrayList<>();
        for (Order<E> order : selection.orders()) {
            attributes.add(order.attribute());
        }
        return attributes.isEmpty()
                || selection.type().keys().stream()
                        .anyMatch(key -> key.attributes().size() >= attributes.size()
                                && key.attributes()
                                        .subList(0, attributes.size())
                                        .equals(attributes));
    }

    private void runInPages(RowSink<E> sink) throws SQLException {
        Giving giving = new Giving(sink);
        Selection<E> rest = selection;
        long left = selection.limit();
        long rows = FIRST_ROWS;
        while (giving.isWanted) {
            long wanted = Math.min(left, rows);
            List<E> page = readPage(limited(rest, wanted));
            page.forEach(giving::give);
            left -= wanted;
            if (page.size() < wanted || left == 0) {
                return;
            }
            rest = after(page.get(page.size() - 1));
            long rowBytes = page.stream().mapToLong(this::bytes).sum() / page.size();
            rows = Math.max(LEAST_ROWS, Math.min(MOST_ROWS, PAGE_BYTES / Math.max(1, rowBytes)));
        }
    }

    private List<E> readPage(Selection<E> page) throws SQLException {
        EntityType<E> type = selection.type();
        List<E> rows = new ArrayList<>();
        connection.query(statements.selections().rows(page), row -> rows.add(SqlValues.row(row, type)));
        return rows;
    }

    private Selection<E> limited(Selection<E> rest, long limit) {
        return new Selection<>(
                rest.type(), rest.where(), rest.orders(), rest.idDescending(), rest.after(), rest.offset(), limit);
    }

    private Selection<E> after(E row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Order<E> order : selection.orders()) {
            values.add(order.attribute().get(row));
        }
        Selection.Place place = new Selection.Place(values, selection.type().idOf(row));
        return new Selection<>(
                selection.type(),
                selection.where(),
                selection.orders(),
                selection.idDescending(),
                place,
                0,
                selection.limit());
    }

    /** About what a row takes beside its numbers. */
    private long bytes(E row) {
        long bytes = 0;
        for (Attribute<E, ?> attribute : selection.type().attributes()) {
            Object value = attribute.get(row);
            if (value instanceof String text) {
                bytes += text.length();
            } else if (value instanceof Bytes content) {
                bytes += content.length();
            }
        }
        return bytes;
    }
}
