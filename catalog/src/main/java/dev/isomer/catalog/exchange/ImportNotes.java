package dev.isomer.catalog.exchange;

import java.util.ArrayList;
import java.util.List;

/** What speaks against an import, gathered while the document is read. */
final class ImportNotes {
    private final List<ImportRefusal> refusals = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    void refuse(String section, String entry, String reason) {
        refusals.add(new ImportRefusal(section, entry, reason));
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    List<ImportRefusal> refusals() {
        return List.copyOf(refusals);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }
}
