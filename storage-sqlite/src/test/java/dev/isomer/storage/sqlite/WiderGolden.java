package dev.isomer.storage.sqlite;

import dev.isomer.storage.annotation.Default;
import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.Index;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.OnDelete;
import dev.isomer.storage.annotation.References;
import dev.isomer.storage.annotation.Unique;
import dev.isomer.storage.annotation.UniqueKey;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema of {@link Golden} as a later version of the program has it. */
final class WiderGolden {
    static final Schema SCHEMA = Schema.of("golden", Loan.TYPE, Room.TYPE, Piece.TYPE);

    private WiderGolden() {}

    /** What is new. */
    record Loan(
            @Id long id,

            @References(value = Piece.class, onDelete = OnDelete.CASCADE)
            long piece) {
        static final EntityType<Loan> TYPE = EntityType.of(Loan.class);
    }

    /** With a unique name and two references more. */
    @UniqueKey({"name", "within"})
    record Room(
            @Id long id,
            @Unique @MaxLength(80) String name,

            @References(value = Room.class, onDelete = OnDelete.CASCADE) @Nullable
            Long within,

            @References(Piece.class) @Nullable Long first,
            @References(Loan.class) @Nullable Long loan,
            @References(Room.class) @Nullable Long beside) {
        static final EntityType<Room> TYPE = EntityType.of(Room.class);
    }

    /** One more in between. */
    enum Kind {
        PAINTING,
        PRINT,
        DRAWING
    }

    /** With attributes more, and in another order. */
    @Index({"kind", "year"})
    record Piece(
            @Default("false") boolean hidden,
            @Id long id,
            @Unique @MaxLength(100) String title,
            @Nullable String note,
            int year,
            @Nullable Integer height,
            long number,
            @Nullable Long insured,
            @Default("by nobody") @MaxLength(100) String artist,
            double weight,
            @Nullable Double rating,
            boolean lent,
            @Nullable Boolean signed,
            Instant acquiredAt,
            @Nullable Instant cleanedAt,
            Kind kind,
            @Nullable Kind formerKind,
            Bytes picture,
            @MaxLength(16) @Nullable Bytes seal,
            @Nullable Boolean framed) {
        static final EntityType<Piece> TYPE = EntityType.of(Piece.class);

        Piece withTitle(String newTitle) {
            @Nullable Object[] values = TYPE.valuesOf(this);
            values[TYPE.text("title").ordinal()] = newTitle;
            return TYPE.create(values);
        }

        private static Piece of(Golden.Piece old) {
            return new Piece(
                    false,
                    old.id(),
                    old.title(),
                    old.note(),
                    old.year(),
                    old.height(),
                    old.number(),
                    old.insured(),
                    "by nobody",
                    old.weight(),
                    old.rating(),
                    old.lent(),
                    old.signed(),
                    old.acquiredAt(),
                    old.cleanedAt(),
                    Kind.valueOf(old.kind().name()),
                    old.formerKind() == null
                            ? null
                            : Kind.valueOf(old.formerKind().name()),
                    old.picture(),
                    old.seal(),
                    null);
        }
    }

    static List<Piece> pieces() {
        return Golden.pieces().stream().map(Piece::of).toList();
    }

    static List<Room> rooms() {
        return Golden.rooms().stream()
                .map(old -> new Room(old.id(), old.name(), old.within(), old.first(), null, null))
                .toList();
    }
}
