package dev.isomer.storage.snapshot;

import dev.isomer.storage.Store;
import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.References;
import dev.isomer.storage.annotation.Secret;
import dev.isomer.storage.annotation.Unique;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import org.jspecify.annotations.Nullable;

/** A schema with secrets, to which nothing but secrets refers; and one whose secrets refer to something else. */
final class Vault {
    static final Schema SCHEMA = Schema.of("vault", Cut.TYPE, Door.TYPE, Key.TYPE, Visit.TYPE);

    /** What no file without secrets may have in it. */
    static final String CANARY = "canary";

    private Vault() {}

    record Key(
            @Id long id,
            @Unique @MaxLength(40) String name,
            @Secret String value) {
        static final EntityType<Key> TYPE = EntityType.of(Key.class);
    }

    record Cut(
            @Id long id,
            @References(Key.class) long key,
            @Nullable @Secret String value) {
        static final EntityType<Cut> TYPE = EntityType.of(Cut.class);
    }

    record Door(@Id long id, String name) {
        static final EntityType<Door> TYPE = EntityType.of(Door.class);
    }

    record Visit(@Id long id, @References(Door.class) long door) {
        static final EntityType<Visit> TYPE = EntityType.of(Visit.class);
    }

    /** A secret that belongs to a door. */
    record Code(
            @Id long id,
            @Nullable @References(Door.class) Long door,
            @Secret String value) {
        static final EntityType<Code> TYPE = EntityType.of(Code.class);
    }

    static final Schema CODES = Schema.of("codes", Door.TYPE, Code.TYPE);

    /** Two doors, a visit, and a key that is cut twice, with rows that are gone again. */
    static void fill(Store store) {
        store.write(tx -> {
            tx.insert(new Door(0, "front"));
            tx.insert(new Door(0, "back"));
            tx.insert(new Visit(0, 2));
            tx.insert(new Key(0, "main " + CANARY, CANARY));
            tx.insert(new Cut(0, 1, CANARY));
            tx.insert(new Cut(0, 1, null));
            tx.insertWithId(new Key(9, "gone", CANARY));
            tx.insertWithId(new Visit(5, 1));
            tx.delete(Key.TYPE, 9);
            return tx.delete(Visit.TYPE, 5);
        });
    }
}
