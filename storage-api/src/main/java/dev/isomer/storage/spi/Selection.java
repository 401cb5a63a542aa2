package dev.isomer.storage.spi;

import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Order;
import dev.isomer.storage.model.Position;
import dev.isomer.storage.model.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query as an engine runs it: its condition without {@code not}, its order complete.
 *
 * @param type what is selected
 * @param where what rows match
 * @param orders by what they are ordered before the id; none of them is the id
 * @param idDescending the direction of the id, which is the last order
 * @param after what they come strictly after, or null
 * @param offset how many are left out, 0 or more
 * @param limit how many there are at the most; {@link Long#MAX_VALUE} for all
 */
public record Selection<E>(
        EntityType<E> type,
        Condition<E> where,
        List<Order<E>> orders,
        boolean idDescending,
        @Nullable Place after,
        long offset,
        long limit) {
    /**
     * A place in the order, at which there may be no row.
     *
     * @param values one for each of the selection's orders; null sorts as in the order
     * @param id the last of the order
     */
    public record Place(List<@Nullable Object> values, long id) {}

    /** The query with its order completed. */
    public static <E> Selection<E> of(Query<E> query) {
        List<Order<E>> orders = new ArrayList<>();
        boolean idDescending = false;
        for (Order<E> order : query.orders()) {
            idDescending = order.isDescending();
            if (order.attribute().isId()) {
                break;
            }
            orders.add(order);
        }
        Position position = query.after();
        Place after =
                position == null ? null : new Place(position.values(query).subList(0, orders.size()), position.id());
        return new Selection<>(
                query.entityType(),
                Condition.of(query.predicate()),
                List.copyOf(orders),
                idDescending,
                after,
                query.offset(),
                query.limit());
    }

    /** The order as a comparator of rows, for engines that order by themselves. */
    public Comparator<E> comparator() {
        return (left, right) -> {
            for (Order<E> order : orders) {
                int compared = order.attribute()
                        .type()
                        .compare(order.attribute().get(left), order.attribute().get(right));
                if (compared != 0) {
                    return order.isDescending() ? -compared : compared;
                }
            }
            int compared = Long.compare(type.idOf(left), type.idOf(right));
            return idDescending ? -compared : compared;
        };
    }

    /** Whether the row comes strictly after {@link #after}; true where there is none. */
    public boolean isAfter(E row) {
        if (after == null) {
            return true;
        }
        for (int i = 0; i < orders.size(); i++) {
            Order<E> order = orders.get(i);
            int compared = order.attribute()
                    .type()
                    .compare(order.attribute().get(row), after.values().get(i));
            if (compared != 0) {
                return order.isDescending() ? compared < 0 : compared > 0;
            }
        }
        return idDescending ? type.idOf(row) < after.id() : type.idOf(row) > after.id();
    }
}
