package dev.isomer.catalog;

import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.storage.Store;
import java.time.Instant;
import java.time.InstantSource;

/** Makes catalogs for tests, whose first change happens at {@link #START} and each further one a microsecond later. */
public final class Catalogs {
    /** The time of a catalog's first change. */
    public static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private Catalogs() {}

    /** A catalog without content directory. */
    public static Catalog over(Store store) {
        return over(store, ContentDirectory.none());
    }

    /** A catalog with a content directory. */
    public static Catalog over(Store store, ContentDirectory directory) {
        return new Catalog(store, directory, new UniqueClock(InstantSource.fixed(START)));
    }

    /** The time of the change numbered from 0. */
    public static Instant at(int change) {
        return START.plusNanos(1_000L * change);
    }
}
