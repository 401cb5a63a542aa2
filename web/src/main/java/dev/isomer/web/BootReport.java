package dev.isomer.web;

import dev.isomer.catalog.exchange.BootOutcome;
import dev.isomer.catalog.exchange.ImportReport;
import dev.isomer.catalog.exchange.SectionReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the start says about its boot document.
 *
 * @param goesOn whether the server is to start
 */
record BootReport(List<String> lines, boolean goesOn) {

    static BootReport of(BootOutcome outcome) {
        List<String> lines = new ArrayList<>();
        boolean goesOn = false;
        if (outcome instanceof BootOutcome.Imported imported) {
            lines.add("Imported " + summary(imported.report()) + ".");
            imported.report().warnings().forEach(warning -> lines.add("Note: " + warning));
            goesOn = true;
        } else if (outcome instanceof BootOutcome.Remembered remembered) {
            lines.add("The document was imported into this store on " + remembered.at()
                    + " already; what was changed since is kept.");
            goesOn = true;
        } else if (outcome instanceof BootOutcome.Refused refused) {
            lines.add("The boot document was refused and nothing was imported:");
            refused.refusals().forEach(refusal -> lines.add("  " + refusal));
        } else if (outcome instanceof BootOutcome.WouldReplaceEdits edits) {
            lines.add("The boot document would bring " + summary(edits.report())
                    + " and replace what was edited here, so nothing was imported:");
            edits.edited().forEach(edited -> lines.add("  " + edited));
            lines.add("Add --boot-overwrite to replace them, or leave out --boot-cid to keep them.");
        }
        return new BootReport(List.copyOf(lines), goesOn);
    }

    private static String summary(ImportReport report) {
        String sections = report.sections().stream()
                .map((SectionReport section) -> section.count() + " " + section.section())
                .collect(Collectors.joining(", "));
        return sections.isEmpty() ? "nothing" : sections;
    }
}
