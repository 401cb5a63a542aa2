package dev.isomer.catalog.alias;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One placeholder of a rule.
 *
 * @param name its name
 * @param regex what it may capture
 * @param least the smallest number it accepts, or null for no bound
 * @param most the greatest number it accepts, or null for no bound
 * @param digits the exact count of characters of a whole number, or 0 for any
 */
record FlaskPlaceholder(
        String name,
        String regex,
        @Nullable BigDecimal least,
        @Nullable BigDecimal most,
        int digits) {
    private static final java.util.regex.Pattern ARGUMENT = java.util.regex.Pattern.compile(
            "\\G\\s*(?:(\\w+)\\s*=\\s*)?(?:\"([^\"]*)\"|'([^']*)'|([\\w.\\-]+))\\s*(?:,|$)");
    private static final Set<String> STRING_ARGUMENTS = Set.of("minlength", "maxlength", "length");
    private static final Set<String> FLOAT_ARGUMENTS = Set.of("min", "max", "signed");
    private static final Set<String> INT_ARGUMENTS = Set.of("min", "max", "signed", "fixed_digits");
    private static final String UUID = "[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}";

    static FlaskPlaceholder of(@Nullable String converter, @Nullable String arguments, String name)
            throws AliasSyntaxException {
        List<String> values = new ArrayList<>();
        Map<String, String> named = new TreeMap<>();
        parseArguments(arguments == null ? "" : arguments, values, named);
        return switch (converter == null ? "string" : converter) {
            case "string", "default" -> string(name, allow(named, STRING_ARGUMENTS, values));
            case "path" -> plain(name, "[^/].*?", allow(named, Set.of(), values));
            case "uuid" -> plain(name, UUID, allow(named, Set.of(), values));
            case "int" -> number(name, "\\p{Nd}+", allow(named, INT_ARGUMENTS, values));
            case "float" -> number(name, "\\p{Nd}+\\.\\p{Nd}+", allow(named, FLOAT_ARGUMENTS, values));
            case "any" -> any(name, values);
            default ->
                throw new AliasSyntaxException("Use the converters string, int, float, path, uuid and any; \""
                        + converter + "\" is none of them.");
        };
    }

    /** Whether captured text lies within the bounds of a number. */
    boolean accepts(String captured) {
        if (digits > 0 && captured.length() != digits) {
            return false;
        }
        if (least == null && most == null) {
            return true;
        }
        BigDecimal value = new BigDecimal(captured);
        return (least == null || value.compareTo(least) >= 0) && (most == null || value.compareTo(most) <= 0);
    }

    private static void parseArguments(String arguments, List<String> values, Map<String, String> named)
            throws AliasSyntaxException {
        Matcher found = ARGUMENT.matcher(arguments);
        int end = 0;
        while (end < arguments.length() && found.find()) {
            end = found.end();
            String quoted = found.group(2) == null ? found.group(3) : found.group(2);
            String value = quoted == null ? found.group(4) : quoted;
            if (found.group(1) == null) {
                values.add(value);
            } else {
                named.put(found.group(1), value);
            }
        }
        if (!arguments.substring(end).isBlank()) {
            throw malformed(arguments);
        }
    }

    private static Map<String, String> allow(Map<String, String> named, Set<String> allowed, List<String> values)
            throws AliasSyntaxException {
        if (!values.isEmpty() || !allowed.containsAll(named.keySet())) {
            throw malformed(named + (values.isEmpty() ? "" : " " + values));
        }
        return named;
    }

    private static AliasSyntaxException malformed(String arguments) {
        return new AliasSyntaxException("Give a converter only the arguments that it knows, as name=value and "
                + "separated by commas; these are not: " + arguments + ".");
    }

    private static FlaskPlaceholder plain(String name, String regex, Map<String, String> none) {
        return new FlaskPlaceholder(name, regex, null, null, 0);
    }

    private static FlaskPlaceholder string(String name, Map<String, String> arguments) throws AliasSyntaxException {
        String length = arguments.get("length");
        String maximum = arguments.getOrDefault("maxlength", "");
        String count = length != null
                ? "{" + whole(length) + "}"
                : "{" + whole(arguments.getOrDefault("minlength", "1")) + ","
                        + (maximum.isEmpty() ? "" : String.valueOf(whole(maximum))) + "}";
        return plain(name, "[^/]" + count, arguments);
    }

    private static FlaskPlaceholder number(String name, String regex, Map<String, String> arguments)
            throws AliasSyntaxException {
        String sign = "True".equals(arguments.get("signed")) ? "-?" : "";
        String digits = arguments.get("fixed_digits");
        return new FlaskPlaceholder(
                name,
                sign + regex,
                bound(arguments.get("min")),
                bound(arguments.get("max")),
                digits == null ? 0 : whole(digits));
    }

    private static FlaskPlaceholder any(String name, List<String> values) throws AliasSyntaxException {
        if (values.isEmpty()) {
            throw new AliasSyntaxException("Give the converter \"any\" the words to choose from: <any(a, b):name>.");
        }
        String words = values.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        return new FlaskPlaceholder(name, words, null, null, 0);
    }

    private static int whole(String text) throws AliasSyntaxException {
        if (!text.matches("[0-9]{1,6}")) {
            throw malformed(text);
        }
        return Integer.parseInt(text);
    }

    private static @Nullable BigDecimal bound(@Nullable String text) throws AliasSyntaxException {
        if (text == null) {
            return null;
        }
        if (!text.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?")) {
            throw malformed(text);
        }
        return new BigDecimal(text);
    }
}
