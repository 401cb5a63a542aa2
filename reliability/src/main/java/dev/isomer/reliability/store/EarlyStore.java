package dev.isomer.reliability.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** A fault that proofs must find: what it calls done it only keeps in mind, and commits some at a time. */
final class EarlyStore implements NumberedStore {
    private static final int KEPT_IN_MIND = 20;

    private final NumberedStore store;
    private final List<Long> kept = new ArrayList<>();
    private long newest;

    EarlyStore(NumberedStore store) throws Exception {
        this.store = store;
        this.newest = store.parts().stream().mapToLong(Part::number).max().orElse(0);
    }

    @Override
    public long commit(LongUnaryOperator next) throws Exception {
        newest = next.applyAsLong(newest);
        kept.add(newest);
        if (kept.size() == KEPT_IN_MIND) {
            List<Long> now = List.copyOf(kept);
            kept.clear();
            for (long number : now) {
                store.commit(before -> number);
            }
        }
        return newest;
    }

    @Override
    public List<Part> parts() throws Exception {
        return store.parts();
    }

    @Override
    public void close() throws IOException, SQLException {
        store.close();
    }
}
