package dev.isomer.reliability.store;

import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.Indexed;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Schema;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** One of ours, by its URL. Its own {@code verify()} must find nothing when it is opened. */
final class IsomerStore implements NumberedStore {
    private static final Schema SCHEMA = Schema.of("numbered", Row.TYPE);

    private final Store store;
    private final Workload workload;

    record Row(
            @Id long id,
            @Indexed long number,
            @Indexed int slot,
            int place,
            @MaxLength(100) String words,
            Bytes content) {
        static final EntityType<Row> TYPE = EntityType.of(Row.class);
        static final Attribute<Row, Long> NUMBER = TYPE.attribute("number", Long.class);
        static final Attribute<Row, Integer> SLOT = TYPE.attribute("slot", Integer.class);

        Part part() {
            return new Part(number, place, words, content);
        }
    }

    IsomerStore(String url, Workload workload) {
        this.store = Stores.open(url, SCHEMA);
        this.workload = workload;
        List<Finding> findings = store.verify();
        if (!findings.isEmpty()) {
            store.close();
            throw new IllegalStateException(url + " is inconsistent: " + findings);
        }
    }

    @Override
    public long commit(LongUnaryOperator next) {
        return store.write(tx -> {
            long newest = tx.first(Row.TYPE.all().orderBy(Row.NUMBER.descending()))
                    .map(Row::number)
                    .orElse(0L);
            long number = next.applyAsLong(newest);
            int slot = workload.slot(number);
            tx.list(Row.TYPE.where(Row.SLOT.eq(slot))).forEach(row -> tx.delete(Row.TYPE, row.id()));
            for (Part part : Part.allOf(number, workload)) {
                tx.insert(new Row(0, number, slot, part.place(), part.words(), part.content()));
            }
            return number;
        });
    }

    @Override
    public List<Part> parts() {
        return store.read(tx -> tx.list(Row.TYPE.all()).stream().map(Row::part).toList());
    }

    @Override
    public void close() {
        store.close();
    }
}
