package dev.isomer.storage.jdbc;

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

/** A schema with every type of value, null or not, every kind of key, and references in a circle. */
public final class Library {
    public static final Schema SCHEMA = Schema.of("library", Shelf.TYPE, Book.TYPE, Order.TYPE);

    private Library() {}

    /** Where books stand; one may be within another. */
    public record Shelf(
            @Id long id,
            @Unique @MaxLength(40) String name,

            @References(value = Shelf.class, onDelete = OnDelete.CASCADE) @Nullable
            Long within,

            @References(Book.class) @Nullable Long catalogBook) {
        public static final EntityType<Shelf> TYPE = EntityType.of(Shelf.class);
        public static final TextAttribute<Shelf> NAME = TYPE.text("name");

        public static Shelf named(String name) {
            return new Shelf(0, name, null, null);
        }
    }

    /** How a book is bound. */
    public enum Binding {
        PAPER,
        CLOTH
    }

    /** A book, with every type of value. */
    @UniqueKey({"title", "pages"})
    @Index({"binding", "acquiredAt"})
    public record Book(
            @Id long bookId,
            @MaxLength(100) String title,
            @Indexed @MaxLength(50) @Nullable String subtitle,
            int pages,
            @Nullable Long copies,
            double weight,
            @Nullable Double rating,
            boolean lent,
            @Nullable Boolean signed,
            @Indexed @Nullable Instant acquiredAt,
            Binding binding,
            Bytes cover,
            @Nullable Bytes scan,

            @References(value = Shelf.class, onDelete = OnDelete.CASCADE) @Nullable
            Long shelf) {
        public static final EntityType<Book> TYPE = EntityType.of(Book.class);
        public static final TextAttribute<Book> TITLE = TYPE.text("title");
        public static final TextAttribute<Book> SUBTITLE = TYPE.text("subtitle");
        public static final Attribute<Book, Integer> PAGES = TYPE.attribute("pages", Integer.class);
        public static final Attribute<Book, Long> COPIES = TYPE.attribute("copies", Long.class);
        public static final Attribute<Book, Boolean> LENT = TYPE.attribute("lent", Boolean.class);
        public static final Attribute<Book, Instant> ACQUIRED_AT = TYPE.attribute("acquiredAt", Instant.class);
        public static final Attribute<Book, Binding> BINDING = TYPE.attribute("binding", Binding.class);
        public static final Attribute<Book, Bytes> COVER = TYPE.attribute("cover", Bytes.class);

        public static Book titled(String title) {
            return on(title, null);
        }

        public static Book on(String title, @Nullable Long shelf) {
            return new Book(
                    0, title, null, 100, null, 0.5, null, false, null, null, Binding.PAPER, Bytes.EMPTY, null, shelf);
        }
    }

    /** A type named by a word of SQL, with nothing but its id. */
    public record Order(@Id long id) {
        public static final EntityType<Order> TYPE = EntityType.of(Order.class);
    }
}
