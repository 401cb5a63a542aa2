package dev.isomer.storage.spi;

import org.jspecify.annotations.Nullable;

/**
 * How a database is set, as a connection of the engine sees it.
 *
 * @param name what the database calls it
 * @param value what it is
 * @param needed what it must be for the contract to hold, or null where anything will do
 */
public record Setting(String name, String value, @Nullable String needed) {
    /** Whether the contract needs another value. */
    public boolean isWeak() {
        return needed != null && !needed.equals(value);
    }
}
