package dev.isomer.catalog.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the four kinds of entity that people edit have in common: a unique name, a definition, and a switch. */
public sealed interface NamedEntity permits Alias, Secret, Server, Variable {
    /** Given by the store. */
    long id();

    /** Unique among its kind; exact and case-sensitive. */
    String name();

    /** The text that people edit; null is possible for an alias alone. */
    @Nullable
    String definition();

    /** When it was first saved. */
    Instant createdAt();

    /** When a save last changed something. */
    Instant updatedAt();

    /** Whether it takes part. */
    boolean enabled();
}
