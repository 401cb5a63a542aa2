package dev.isomer.web.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The header fields of a request; names are case-insensitive, values in the order received. Immutable. */
public final class Headers {
    private final Function<String, List<String>> values;

    /** Header fields that are looked up by name, in any case; an absent one has no values. */
    Headers(Function<String, List<String>> values) {
        this.values = values;
    }

    /** Header fields by name, each with its values in order. */
    public Headers(Map<String, List<String>> fields) {
        Map<String, List<String>> lowered = new TreeMap<>();
        fields.forEach((name, all) -> lowered.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .addAll(all));
        lowered.replaceAll((name, all) -> List.copyOf(all));
        this.values = name -> lowered.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** The first value of the field. */
    public Optional<String> first(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    /** All values of the field, in order; empty when the field is absent. */
    public List<String> all(String name) {
        return values.apply(name);
    }

    /** The values of a field that is a list, joined as one, or empty when the field is absent. */
    public Optional<String> joined(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", all));
    }
}
