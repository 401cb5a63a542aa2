package dev.isomer.catalog.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.InteractionRequest;
import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.text.TextRules;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the section of change history: per kind and name, a list of events with time, action and message. */
final class HistoryEntries {
    static final String KEY = "change_history";

    private HistoryEntries() {}

    static List<InteractionRequest> read(ImportSource source) {
        List<InteractionRequest> events = new ArrayList<>();
        Optional<JsonNode> section = source.section(KEY);
        if (section.isPresent() && !section.get().isObject()) {
            source.notes().refuse(KEY, "", "It must be an object of kinds, each with lists of events by name.");
        } else {
            section.ifPresent(kinds -> kinds.properties()
                    .forEach(kind -> readKind(kind.getKey(), kind.getValue(), source.notes(), events)));
        }
        return events;
    }

    private static void readKind(String plural, JsonNode names, ImportNotes notes, List<InteractionRequest> events) {
        Optional<Kind<?>> kind = Kind.ofPlural(plural);
        if (kind.isEmpty() || !names.isObject()) {
            notes.refuse(KEY, plural, "Use the kinds servers, aliases, variables and secrets, each an object.");
            return;
        }
        names.properties().forEach(entry -> {
            String label = plural + "." + entry.getKey();
            if (!entry.getValue().isArray()) {
                notes.refuse(KEY, label, "It must be a list of events.");
                return;
            }
            for (JsonNode event : entry.getValue()) {
                readEvent(kind.get().singular(), entry.getKey(), event, label, notes)
                        .ifPresent(events::add);
            }
        });
    }

    private static Optional<InteractionRequest> readEvent(
            String type, String name, JsonNode event, String label, ImportNotes notes) {
        Optional<Instant> at = instant(event.path("timestamp").asText(""));
        if (at.isEmpty()) {
            notes.refuse(KEY, label, "Give each event a \"timestamp\" such as 2026-01-31T23:59:59Z.");
            return Optional.empty();
        }
        String action = event.path("action").asText("");
        InteractionRequest request =
                new InteractionRequest(type, name, action, event.path("message").asText(""), null, at.get());
        String problem = problem(type, name, action);
        if (problem != null) {
            notes.refuse(KEY, label, problem);
            return Optional.empty();
        }
        return Optional.of(request);
    }

    private static @Nullable String problem(String type, String name, String action) {
        EntityInteraction row = new EntityInteraction(0, type, name, action, "", "", Instant.EPOCH);
        return EntityInteraction.TYPE.problems(row).stream()
                .map(problem -> problem + ".")
                .findFirst()
                .orElse(null);
    }

    /** The instant of an ISO 8601 time; without a zone it is in UTC. */
    static Optional<Instant> instant(String text) {
        String iso = TextRules.trim(text).replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T");
        try {
            if (iso.matches("\\d{4}-\\d\\d-\\d\\d")) {
                return Optional.of(LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            boolean zoned = iso.matches(".+T.+(Z|z|[+-]\\d\\d:\\d\\d)");
            return Optional.of(
                    zoned
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
