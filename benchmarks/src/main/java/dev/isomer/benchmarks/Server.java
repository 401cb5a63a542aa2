package dev.isomer.benchmarks;

import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.Indexed;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.Unique;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.TextAttribute;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The row that is measured: a server definition as the catalog keeps it, a third of them without a content id.
 *
 * @param id the identity
 * @param name unique, {@code server-000000} and so on, given in scattered order
 * @param definition about 230 characters
 * @param definitionCid one of about a thousand
 * @param enabled every other
 * @param createdAt different for each
 * @param updatedAt different for each
 */
public record Server(
        @Id long id,
        @Unique @MaxLength(100) String name,
        String definition,
        @Nullable @Indexed @MaxLength(255) String definitionCid,
        boolean enabled,
        Instant createdAt,
        Instant updatedAt) {
    /** The type of the rows. */
    public static final EntityType<Server> TYPE = EntityType.of(Server.class);

    /** The name. */
    public static final TextAttribute<Server> NAME = TYPE.text("name");

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SCATTER = 7_919;
    private static final int CONTENTS = 997;

    /** The row number {@code number} of {@code count}, without an id; names are scattered over the numbers. */
    public static Server numbered(String namePrefix, int number, int count) {
        int scattered = (int) ((long) number * SCATTER % count);
        Instant time = FIRST.plus(number, ChronoUnit.MILLIS);
        return new Server(
                0,
                namePrefix + String.format("%06d", scattered),
                ("print('server number " + number + "')\n").repeat(8),
                number % 3 == 0 ? null : "AAAAAJ" + number % CONTENTS,
                number % 2 == 0,
                time,
                time);
    }

    /** The same under another id. */
    public Server withId(long newId) {
        return new Server(newId, name, definition, definitionCid, enabled, createdAt, updatedAt);
    }

    /** The other way about enabled, changed at a time. */
    public Server switched(Instant now) {
        return new Server(id, name, definition, definitionCid, !enabled, createdAt, now);
    }
}
