package dev.isomer.storage.spi;

import dev.isomer.storage.model.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a database is, as far as an engine can tell without changing it or knowing its schema.
 *
 * @param summary what it is, and what was not looked at, in sentences
 * @param schema the name of the recorded schema, or null if there is none
 * @param format the version of the engine's format, or null if there is none
 * @param findings what is wrong with it; empty if nothing was found
 */
public record Inspection(
        String summary, @Nullable String schema, @Nullable Long format, List<Finding> findings) {
    /** Takes a copy of the findings. */
    public Inspection {
        findings = List.copyOf(findings);
    }

    /** A database of which there is no more to say. */
    public static Inspection of(String summary) {
        return new Inspection(summary, null, null, List.of());
    }
}
