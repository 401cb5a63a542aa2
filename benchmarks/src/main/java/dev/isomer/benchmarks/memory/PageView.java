package dev.isomer.benchmarks.memory;

import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.Indexed;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.TextAttribute;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What is counted by path: 997 paths, each about as often.
 *
 * @param id the identity
 * @param path about 20 characters, indexed
 * @param viewedAt different for each
 */
public record PageView(@Id long id, @Indexed @MaxLength(255) String path, Instant viewedAt) {
    /** The type of the rows. */
    public static final EntityType<PageView> TYPE = EntityType.of(PageView.class);

    /** The path. */
    public static final TextAttribute<PageView> PATH = TYPE.text("path");

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SCATTER = 7_919;
    private static final int PATHS = 997;

    /** The view with this number from 1 on, which is its id too. */
    static PageView numbered(int number) {
        return new PageView(
                number, "/pages/number-" + (long) number * SCATTER % PATHS, FIRST.plus(number, ChronoUnit.MILLIS));
    }
}
