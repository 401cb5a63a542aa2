package dev.isomer.storage.memory.journal;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.model.Inspection.Found;
import dev.isomer.storage.model.RecordedSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A look at a folder of which the schema is not known. */
public final class FolderInspection {
    private static final String JOURNAL = "journal";

    private FolderInspection() {}

    /**
     * Looks at a folder without changing, locking or making anything.
     *
     * @param key of what is encrypted, or null
     * @param lines takes what {@link JournalCheck} shows
     * @throws CannotOpenException if it cannot be there, cannot be read, or is of a newer format
     */
    public static Inspection of(Path path, @Nullable JournalKey key, Consumer<? super String> lines) {
        Path folder = path.toAbsolutePath().normalize();
        if (!Files.exists(folder)) {
            requireFolderAbove(folder);
            return Inspection.of(Found.NOTHING, "There is no folder " + folder + " yet.");
        }
        JournalCheck check = JournalCheck.of(folder, key, lines);
        if (check.schema().isEmpty() && check.isSound()) {
            return Inspection.of(Found.NOTHING, "A folder without a journal.");
        }
        List<Finding> findings = new ArrayList<>();
        if (!check.isSound()) {
            findings.add(new Finding(JOURNAL, check.verdict()));
        }
        RecordedSchema schema = schema(check.schema(), findings);
        return new Inspection(Found.STORE, check.verdict(), schema, check.format(), check.used(), findings);
    }

    private static void requireFolderAbove(Path folder) {
        Path above = folder.getParent();
        if (above == null || !Files.isDirectory(above)) {
            throw new CannotOpenException(
                    above + " does not exist; make it first, or name another folder than " + folder + ".", null);
        }
    }

    private static @Nullable RecordedSchema schema(List<String> lines, List<Finding> findings) {
        if (lines.isEmpty()) {
            return null;
        }
        try {
            return RecordedSchema.parse(lines);
        } catch (IllegalArgumentException unreadable) {
            findings.add(new Finding(JOURNAL, "was made by a newer version of Isomer: " + unreadable.getMessage()));
            return null;
        }
    }
}
