package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.annotation.Default;
import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.Indexed;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.References;
import dev.isomer.storage.annotation.Secret;
import dev.isomer.storage.annotation.Unique;
import dev.isomer.storage.annotation.UniqueKey;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import org.jspecify.annotations.Nullable;

/** A schema, and one that is wider in every way. */
final class Badges {
    private Badges() {}

    /** The narrower one. */
    static final class Old {
        static final Schema SCHEMA = Schema.of("badges", Badge.TYPE);

        private Old() {}

        /** How high. */
        enum Grade {
            LOW
        }

        /** With a plain index. */
        record Badge(
                @Id long id,
                @MaxLength(20) String owner,
                @MaxLength(20) @Secret String code,
                @Indexed int number,
                Grade grade) {
            static final EntityType<Badge> TYPE = EntityType.of(Badge.class);
        }
    }

    /** The wider one. */
    static final class New {
        static final Schema SCHEMA = Schema.of("badges", Badge.TYPE, Room.TYPE);

        private New() {}

        /** How high: with a longer name too. */
        enum Grade {
            LOW,
            THE_VERY_HIGHEST
        }

        /** Longer text, new attributes, one that refers and some with values for rows that are there; new keys. */
        @UniqueKey({"owner", "number"})
        record Badge(
                @Id long id,
                @MaxLength(30) String owner,
                @MaxLength(20) @Secret @Unique String code,
                @Unique int number,
                Grade grade,
                @Indexed @MaxLength(10) @Nullable String more,
                @Default("7") int size,
                @References(Room.class) @Nullable Long room,
                @Default("none") @Indexed @MaxLength(5) String tag) {
            static final EntityType<Badge> TYPE = EntityType.of(Badge.class);
        }

        /** A new type. */
        record Room(
                @Id long id,
                @References(Badge.class) @Nullable Long master) {
            static final EntityType<Room> TYPE = EntityType.of(Room.class);
        }
    }
}
