package dev.isomer.web.resource.search;

import dev.isomer.web.json.Fields;
import dev.isomer.web.page.Highlight;
import dev.isomer.web.page.SearchPage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that was found.
 *
 * @param enabled empty for content, which has no switch
 */
record Found(String address, Optional<Boolean> enabled, Highlight name, List<SearchPage.Detail> details) {
    /** The fields of {@link #record}. */
    static final List<String> FIELDS = List.of("kind", "name", "url", "excerpt");

    /** As one line of a table: in place of all parts the text around the first place. */
    Map<String, Object> record(String kind) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("kind", kind);
        record.put("name", name.text());
        record.put("url", address);
        record.put("excerpt", details.isEmpty() ? "" : details.get(0).excerpt().text());
        return record;
    }

    /** As JSON: the parts of texts with a mark at each that is what was searched for, so that nothing is HTML. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", name.text());
        document.put("url", address);
        enabled.ifPresent(on -> document.put("enabled", on));
        document.put("name_parts", parts(name));
        document.put(
                "details",
                details.stream()
                        .map(detail -> Fields.of("label", detail.label(), "parts", parts(detail.excerpt())))
                        .toList());
        return document;
    }

    private static List<Map<String, Object>> parts(Highlight highlight) {
        return highlight.parts().stream()
                .map(part -> Fields.of("text", part.text(), "match", part.match()))
                .toList();
    }

    /** As a page shows it. */
    SearchPage.Item item() {
        return new SearchPage.Item(address, name, details);
    }
}
