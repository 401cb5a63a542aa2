package dev.isomer.storage.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a URL names, as far as an engine can tell without changing or making anything and without knowing the schema.
 *
 * @param found what is there
 * @param summary what it is, and what was not looked at, in sentences
 * @param schema the recorded schema, or null if there is none, or it could not be looked at
 * @param format the version of the engine's format, or null if there is none
 * @param used whether it has, or had, rows, where there is a {@code schema}
 * @param findings what is wrong with it; empty if nothing was found
 */
public record Inspection(
        Found found,
        String summary,
        @Nullable RecordedSchema schema,
        @Nullable Long format,
        boolean used,
        List<Finding> findings) {
    /** What is where a URL points. */
    public enum Found {
        /** Nothing yet; opening makes a store. */
        NOTHING,
        /** A store of Isomer. */
        STORE,
        /** Something else, which cannot be opened. */
        OTHER,
        /** The engine does not tell. */
        UNTOLD
    }

    /** Takes a copy of the findings. */
    public Inspection {
        findings = List.copyOf(findings);
    }

    /** Of which there is no more to say. */
    public static Inspection of(Found found, String summary) {
        return new Inspection(found, summary, null, null, false, List.of());
    }

    /** The name of the recorded schema, or null. */
    public @Nullable String schemaName() {
        return schema == null ? null : schema.name();
    }
}
