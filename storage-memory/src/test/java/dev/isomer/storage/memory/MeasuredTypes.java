package dev.isomer.storage.memory;

import dev.isomer.storage.Store;
import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.Indexed;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import org.jspecify.annotations.Nullable;

/** Types with every kind of value, key and reference, small ones and large ones, whose bytes are measured. */
final class MeasuredTypes {
    /** Content of several chunks, and text of any length. */
    record Content(
            @Id long id,
            @Indexed @MaxLength(60) String name,
            @Nullable @MaxLength(4 << 20) Bytes bytes,
            @Nullable String text,
            boolean first,
            boolean second,
            @Nullable Boolean third) {
        static final EntityType<Content> TYPE = EntityType.of(Content.class);
    }

    static final Schema SCHEMA =
            Schema.of("measured", AllTypes.TYPE, People.Person.TYPE, People.Note.TYPE, Content.TYPE);

    private MeasuredTypes() {}

    /** Empties a store; people whose boss is another go last, when there is room to take that back. */
    static void deleteAll(Store store) {
        store.write(tx -> {
            tx.list(People.Note.TYPE.all()).forEach(row -> tx.delete(People.Note.TYPE, row.id()));
            tx.list(AllTypes.TYPE.all()).forEach(row -> tx.delete(AllTypes.TYPE, row.id()));
            tx.list(Content.TYPE.all()).forEach(row -> tx.delete(Content.TYPE, row.id()));
            tx.list(People.Person.TYPE.all()).forEach(row -> tx.update(row.withBoss(null)));
            tx.list(People.Person.TYPE.all()).forEach(row -> tx.delete(People.Person.TYPE, row.id()));
            return true;
        });
    }
}
