package dev.isomer.catalog.alias;

import dev.isomer.catalog.text.TextRules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An alias definition, read: one mapping a line, {@code pattern -> target [options]}, the first being the primary one.
 *
 * <pre>
 *   docs -> /manual.html            # /docs
 *     api -> /reference             # /docs/api, for it stands under "docs"
 *   /old/* -> /new/* [glob]
 * </pre>
 *
 * Reading never fails: lines that are wrong are kept as {@link #problems()} and take no part in matching. Immutable.
 */
public final class AliasDefinition {
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9._-]+)\\}");

    private final String aliasName;
    private final boolean blank;
    private final List<AliasRoute> lines;
    private final Map<AliasRoute, Integer> lineNumbers;
    private final List<LineProblem> problems;

    private AliasDefinition(
            String aliasName, boolean blank, Map<AliasRoute, Integer> lines, List<LineProblem> problems) {
        this.aliasName = aliasName;
        this.blank = blank;
        this.lines = List.copyOf(lines.keySet());
        this.lineNumbers = Map.copyOf(lines);
        this.problems = List.copyOf(problems);
    }

    /**
     * Reads the definition of an alias.
     *
     * @param aliasName the alias's name, which stands for an empty pattern and above an indented first line
     * @param definition the text; null and blank ones have no lines
     * @param variables values by name, which replace {@code {name}} anywhere in the text; unknown names stay as they
     *     are
     */
    public static AliasDefinition read(String aliasName, @Nullable String definition, Map<String, String> variables) {
        String text = definition == null ? "" : substitute(definition, variables);
        Map<AliasRoute, Integer> routes = new LinkedHashMap<>();
        List<LineProblem> problems = new ArrayList<>();
        Deque<Level> levels = new ArrayDeque<>();
        int number = 0;
        for (String line : TextRules.lines(text)) {
            number++;
            String content = AliasLine.content(line);
            if (content == null) {
                continue;
            }
            try {
                routes.putIfAbsent(route(aliasName, AliasLine.parse(content), levels), number);
            } catch (AliasSyntaxException e) {
                problems.add(new LineProblem(number, e.getMessage(), e.isExternal()));
            }
        }
        return new AliasDefinition(aliasName, TextRules.isBlank(text), routes, problems);
    }

    private static String substitute(String text, Map<String, String> variables) {
        return VARIABLE.matcher(text).replaceAll((MatchResult found) -> {
            String value = variables.get(found.group(1));
            return Matcher.quoteReplacement(value == null ? found.group() : value);
        });
    }

    /** A literal line that deeper ones stand under. */
    private record Level(int depth, String path) {}

    private static AliasRoute route(String aliasName, AliasLine line, Deque<Level> levels) throws AliasSyntaxException {
        while (!levels.isEmpty() && levels.getLast().depth() >= line.depth()) {
            levels.removeLast();
        }
        String pattern = switch (line.type()) {
            case LITERAL -> {
                String own = line.pattern().isEmpty() ? aliasName : line.pattern();
                String parent = levels.isEmpty() ? aliasName : levels.getLast().path();
                String path = line.depth() == 0
                        ? LinePattern.literal(own)
                        : LinePattern.under(LinePattern.literal(parent), own);
                levels.addLast(new Level(line.depth(), path));
                yield path;
            }
            case GLOB, FLASK -> LinePattern.rooted(required(line));
            case REGEX -> required(line);
        };
        AliasRoute route = new AliasRoute(line.type(), pattern, line.target(), line.ignoresCase());
        RouteMatcher.of(route);
        return route;
    }

    private static String required(AliasLine line) throws AliasSyntaxException {
        if (line.pattern().isEmpty()) {
            throw new AliasSyntaxException("Write a pattern before the \"->\"; only a literal line may go without.");
        }
        return line.pattern();
    }

    /** The alias's name as given. */
    public String aliasName() {
        return aliasName;
    }

    /** The routes of the lines that are right, from the top, each once. */
    public List<AliasRoute> lines() {
        return lines;
    }

    /** The first line that a route stands on, the top one being 1; 0 for a route that no line made. */
    public int lineNumber(AliasRoute route) {
        return lineNumbers.getOrDefault(route, 0);
    }

    /** What is wrong, from the top; empty does not mean that there is a line at all. */
    public List<LineProblem> problems() {
        return problems;
    }

    /**
     * The routes by which the alias matches: its {@link #lines()}; if it has none, its own name leading to itself,
     * unless a target left the application, when it has no route.
     */
    public List<AliasRoute> routes() {
        if (!lines.isEmpty()) {
            return lines;
        }
        boolean external = problems.stream().anyMatch(LineProblem::external);
        return external ? List.of() : List.of(AliasRoute.toItself(aliasName));
    }

    /** The first line's route; without any, the alias's name leading to itself. */
    public AliasRoute primary() {
        return lines.isEmpty() ? AliasRoute.toItself(aliasName) : lines.get(0);
    }

    /**
     * Demands that there is a line and every line is right.
     *
     * @throws InvalidAliasException otherwise
     */
    public AliasDefinition requireValid() {
        if (!problems.isEmpty()) {
            throw new InvalidAliasException(problems);
        }
        if (lines.isEmpty()) {
            String fault = blank ? "Write a line such as" : "Write a line that is no comment, such as";
            throw new InvalidAliasException(
                    List.of(new LineProblem(1, fault + " \"" + aliasName + " -> /path\".", false)));
        }
        return this;
    }

    /** The primary line in its plainest form: of a literal one the pattern is the alias's name. */
    public String canonicalPrimaryLine() {
        AliasRoute route = primary();
        boolean literal = route.type() == MatchType.LITERAL;
        String options = literal
                ? (route.ignoresCase() ? " [ignore-case]" : "")
                : " [" + route.type().text() + (route.ignoresCase() ? ", ignore-case]" : "]");
        return (literal ? aliasName : route.pattern()) + " -> " + route.target() + options;
    }

    /**
     * A definition with its first mapping line replaced, whether that was right or wrong, and its indentation kept. A
     * definition without one gets the line, and an empty one, before the text that it has.
     */
    public static String withPrimaryLine(String definition, String line) {
        List<String> lines = new ArrayList<>(TextRules.lines(definition));
        for (int at = 0; at < lines.size(); at++) {
            String content = AliasLine.content(lines.get(at));
            if (content != null && content.contains(AliasLine.ARROW)) {
                lines.set(at, AliasLine.indentation(content) + line);
                return String.join("\n", lines);
            }
        }
        return TextRules.isBlank(definition) ? line : line + "\n\n" + definition;
    }
}
