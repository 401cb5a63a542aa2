package dev.isomer.web;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.secret.SecretsAtRest;
import dev.isomer.web.page.SecretWords;
import dev.isomer.web.resource.overview.StoreFacts;
import java.util.ArrayList;
import java.util.List;

/** The lines that greet the person who starts the server. */
final class Banner {
    private Banner() {}

    static List<String> lines(
            Catalog catalog, SecretsAtRest secrets, StoreFacts facts, String address, boolean readOnly) {
        List<Long> counts = catalog.read(tx -> Kind.all().stream()
                .map(kind -> catalog.store().repository(kind.type()).count())
                .toList());
        boolean empty = counts.stream().allMatch(count -> count == 0);
        StringBuilder entities = new StringBuilder();
        for (int i = 0; i < counts.size(); i++) {
            entities.append(i == 0 ? "" : ", ")
                    .append(counts.get(i))
                    .append(' ')
                    .append(Kind.all().get(i).plural());
        }
        List<String> lines = new ArrayList<>();
        lines.add("isomer " + facts.version() + "  (java " + Runtime.version().feature() + ")");
        lines.add("Store    " + facts.place() + "  (" + entities + ")");
        lines.add("CIDs     "
                + catalog.directory()
                        .location()
                        .map(path ->
                                path + "  (only read, " + catalog.directory().count() + " files)")
                        .orElse("no directory"));
        lines.add("Secrets  " + SecretWords.atStart(secrets));
        lines.add("Web      " + address);
        if (readOnly) {
            lines.add("Mode     read-only: nothing is created or changed");
        }
        if (empty && !readOnly && facts.exampleCid().isPresent()) {
            lines.add("Empty    start with --boot-cid " + facts.exampleCid().get()
                    + " to see the example, or import it on the page");
        }
        lines.add("Ready; Ctrl+C stops.");
        return lines;
    }
}
