package dev.isomer.storage.snapshot;

import dev.isomer.storage.Store;
import dev.isomer.storage.annotation.Default;
import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.OnDelete;
import dev.isomer.storage.annotation.References;
import dev.isomer.storage.annotation.Secret;
import dev.isomer.storage.annotation.Unique;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A schema with every kind of value, a reference that goes against the order of types, and references in a circle; and
 * a wider one.
 */
final class Library {
    static final Schema SCHEMA = Schema.of("library", Book.TYPE, Author.TYPE, Empty.TYPE);

    private Library() {}

    enum Shelf {
        FICTION,
        SCIENCE
    }

    record Book(
            @Id long id,
            @Unique @MaxLength(40) String title,
            @References(Author.class) long author,

            @References(value = Book.class, onDelete = OnDelete.RESTRICT) @Nullable
            Long sequel,

            @Nullable Shelf shelf,
            @Nullable Double price,
            @Nullable Integer pages,
            @Nullable Instant printed,
            @Nullable Bytes cover,
            boolean lent) {
        static final EntityType<Book> TYPE = EntityType.of(Book.class);
    }

    record Author(
            @Id long id, String name, @Secret @Nullable String address) {
        static final EntityType<Author> TYPE = EntityType.of(Author.class);
    }

    record Empty(@Id long id, long number) {
        static final EntityType<Empty> TYPE = EntityType.of(Empty.class);
    }

    /** Two authors, of whom one is deleted, and three books, of which the newest is: the same ones in every store. */
    static void fill(Store store) {
        store.write(tx -> {
            tx.insert(new Author(0, "Ursula K. Le Guin", null));
            tx.insert(new Author(0, "Stanisław \"Lem\" \\ \uD83D\uDE80\n", "Kraków, \u0001\u007F\u2028"));
            tx.insertWithId(new Author(7, "nobody", ""));
            tx.delete(Author.TYPE, 7);
            Instant earliest = Instant.parse("0001-01-01T00:00:00Z");
            Instant latest = Instant.parse("9999-12-31T23:59:59.999999Z");
            Bytes cover = Bytes.of(new byte[] {0, -1, 127, 62});
            Book first = tx.insert(
                    new Book(0, "Solaris", 2, null, Shelf.SCIENCE, 1.5e-9, Integer.MIN_VALUE, earliest, cover, true));
            tx.insert(new Book(0, "The Dispossessed", 1, 1L, null, null, null, null, null, false));
            tx.insertWithId(new Book(1L << 60, "", 1, 1L << 60, Shelf.FICTION, 1e23, 0, latest, Bytes.EMPTY, false));
            tx.insert(new Book(0, "lost", 1, null, null, null, null, null, null, false));
            tx.delete(Book.TYPE, (1L << 60) + 1);
            return tx.update(new Book(
                    first.id(), "Solaris", 2, 2L, Shelf.SCIENCE, 1.5e-9, Integer.MIN_VALUE, earliest, cover, true));
        });
    }

    /** Next year's: more types, attributes and constants, in another order. */
    static final class Wider {
        static final Schema SCHEMA = Schema.of("library", Author.TYPE, Loan.TYPE, Book.TYPE, Empty.TYPE);

        private Wider() {}

        enum Shelf {
            ART,
            FICTION,
            SCIENCE
        }

        record Author(
                @Id long id,
                @Nullable @MaxLength(9) String country,
                String name,
                @Nullable String address) {
            static final EntityType<Author> TYPE = EntityType.of(Author.class);
        }

        record Loan(@Id long id, @References(Book.class) long book) {
            static final EntityType<Loan> TYPE = EntityType.of(Loan.class);
        }

        record Book(
                @Id long id,
                @Unique @MaxLength(80) String title,
                @References(Author.class) long author,

                @References(value = Book.class, onDelete = OnDelete.RESTRICT) @Nullable
                Long sequel,

                @Nullable Shelf shelf,
                @Nullable Double price,
                @Nullable Integer pages,
                @Nullable Instant printed,
                @Nullable Bytes cover,
                boolean lent,
                @Default("3") int copies) {
            static final EntityType<Book> TYPE = EntityType.of(Book.class);
        }

        record Empty(@Id long id, long number) {
            static final EntityType<Empty> TYPE = EntityType.of(Empty.class);
        }
    }
}
