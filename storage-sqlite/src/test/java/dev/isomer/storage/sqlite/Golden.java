package dev.isomer.storage.sqlite;

import dev.isomer.storage.Store;
import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.Index;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.OnDelete;
import dev.isomer.storage.annotation.References;
import dev.isomer.storage.annotation.Unique;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the golden files hold, one for each format version that was ever shipped. It is never changed: the files are
 * read with it for ever.
 */
final class Golden {
    static final Schema SCHEMA = Schema.of("golden", Room.TYPE, Piece.TYPE);

    /** The ids that were given, and of which the last was deleted again. */
    static final long LAST_PIECE_ID = 3;

    private Golden() {}

    /** Where pieces hang; one may be within another, and shows one of them first. */
    record Room(
            @Id long id,
            @MaxLength(40) String name,

            @References(value = Room.class, onDelete = OnDelete.CASCADE) @Nullable
            Long within,

            @References(Piece.class) @Nullable Long first) {
        static final EntityType<Room> TYPE = EntityType.of(Room.class);
    }

    /** What a piece is. */
    enum Kind {
        PAINTING,
        DRAWING
    }

    /** A piece, with every type of value, null or not. */
    @Index({"kind", "year"})
    record Piece(
            @Id long id,
            @Unique @MaxLength(100) String title,
            @Nullable String note,
            int year,
            @Nullable Integer height,
            long number,
            @Nullable Long insured,
            double weight,
            @Nullable Double rating,
            boolean lent,
            @Nullable Boolean signed,
            Instant acquiredAt,
            @Nullable Instant cleanedAt,
            Kind kind,
            @Nullable Kind formerKind,
            Bytes picture,
            @MaxLength(16) @Nullable Bytes seal) {
        static final EntityType<Piece> TYPE = EntityType.of(Piece.class);

        Piece withTitle(String newTitle) {
            @Nullable Object[] values = TYPE.valuesOf(this);
            values[1] = newTitle;
            return TYPE.create(values);
        }
    }

    /** Text of every width in UTF-8, numbers at their ends, instants before and after 1970. */
    static List<Piece> pieces() {
        return List.of(
                new Piece(
                        1,
                        "a\uD83D\uDE00 \u00e9\u4e2d%_'",
                        null,
                        Integer.MIN_VALUE,
                        null,
                        Long.MAX_VALUE,
                        null,
                        -1.5e300,
                        null,
                        false,
                        null,
                        Instant.parse("0001-01-01T00:00:00Z"),
                        null,
                        Kind.PAINTING,
                        null,
                        Bytes.EMPTY,
                        null),
                new Piece(
                        2,
                        "",
                        "",
                        Integer.MAX_VALUE,
                        0,
                        Long.MIN_VALUE,
                        -1L,
                        0.1,
                        Double.MIN_VALUE,
                        true,
                        false,
                        Instant.parse("9999-12-31T23:59:59.999999Z"),
                        Instant.parse("1969-12-31T23:59:59.999999Z"),
                        Kind.DRAWING,
                        Kind.PAINTING,
                        Bytes.of(new byte[] {0, 127, -128, -1}),
                        Bytes.of(new byte[16])));
    }

    static List<Room> rooms() {
        return List.of(new Room(1, "hall", null, 2L), new Room(2, "cabinet", 1L, null));
    }

    /** Fills a new store. */
    static void fill(Store store) {
        store.write(tx -> {
            pieces().forEach(tx::insert);
            rooms().forEach(tx::insert);
            Piece removed = tx.insert(pieces().get(0).withTitle("removed"));
            return tx.delete(Piece.TYPE, removed.id());
        });
    }
}
