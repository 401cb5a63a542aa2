package dev.isomer.storage.memory;

import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.Index;
import dev.isomer.storage.annotation.Indexed;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.OnDelete;
import dev.isomer.storage.annotation.References;
import dev.isomer.storage.annotation.Unique;
import dev.isomer.storage.annotation.UniqueKey;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.model.TextAttribute;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Two small types with keys of every kind, for the tests of this engine. */
final class People {
    enum Rank {
        WORKER,
        LEADER,
        OWNER
    }

    /** Who works where. */
    @UniqueKey({"rank", "badge"})
    @Index({"city", "age"})
    record Person(
            @Id long id,
            @Unique @MaxLength(40) String name,
            @Nullable @MaxLength(40) String city,
            int age,
            @Nullable Rank rank,
            @Nullable @MaxLength(8) Bytes badge,
            @Indexed double height,
            boolean active,
            @Indexed Instant since,
            @Nullable Long weight,
            @Nullable @References(Person.class) Long boss) {
        static final EntityType<Person> TYPE = EntityType.of(Person.class);
        static final TextAttribute<Person> NAME = TYPE.text("name");
        static final TextAttribute<Person> CITY = TYPE.text("city");
        static final Attribute<Person, Integer> AGE = TYPE.attribute("age", Integer.class);
        static final Attribute<Person, Rank> RANK = TYPE.attribute("rank", Rank.class);
        static final Attribute<Person, Bytes> BADGE = TYPE.attribute("badge", Bytes.class);
        static final Attribute<Person, Double> HEIGHT = TYPE.attribute("height", Double.class);
        static final Attribute<Person, Boolean> ACTIVE = TYPE.attribute("active", Boolean.class);
        static final Attribute<Person, Instant> SINCE = TYPE.attribute("since", Instant.class);
        static final Attribute<Person, Long> WEIGHT = TYPE.attribute("weight", Long.class);

        static Person named(String name) {
            return new Person(0, name, null, 30, null, null, 1.7, true, Instant.EPOCH, null, null);
        }

        Person withName(String newName) {
            return new Person(id, newName, city, age, rank, badge, height, active, since, weight, boss);
        }

        Person withCity(@Nullable String newCity) {
            return new Person(id, name, newCity, age, rank, badge, height, active, since, weight, boss);
        }

        Person withBoss(@Nullable Long newBoss) {
            return new Person(id, name, city, age, rank, badge, height, active, since, weight, newBoss);
        }
    }

    /** What somebody wrote down; goes with the person. */
    record Note(
            @Id long id,

            @References(value = Person.class, onDelete = OnDelete.CASCADE)
            long person,

            String text) {
        static final EntityType<Note> TYPE = EntityType.of(Note.class);
    }

    static final Schema SCHEMA = Schema.of("people", Person.TYPE, Note.TYPE);

    private People() {}
}
