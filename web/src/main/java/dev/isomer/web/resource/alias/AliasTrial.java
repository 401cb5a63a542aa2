package dev.isomer.web.resource.alias;

import dev.isomer.catalog.alias.AliasAnswer;
import dev.isomer.catalog.alias.AliasDefinition;
import dev.isomer.catalog.alias.AliasRoute;
import dev.isomer.catalog.alias.LineProblem;
import dev.isomer.web.json.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What an alias with some definition does with some paths.
 *
 * @param lines its usable lines, from the top
 * @param problems its other lines
 */
record AliasTrial(String name, List<Line> lines, List<LineProblem> problems, List<Result> results) {
    /**
     * One usable line.
     *
     * @param isShadowed whether the application itself answers what it matches
     */
    record Line(int number, AliasRoute route, boolean isShadowed) {}

    /**
     * What becomes of one path.
     *
     * @param line the first line of this alias that matches; 0 for none
     * @param target where that line leads; empty for none
     * @param isFixed whether the application answers the path itself
     * @param answer what the saved and enabled aliases, all together, make of it
     */
    record Result(String path, int line, String target, boolean isFixed, AliasAnswer answer) {}

    /** How all enabled aliases answer a path. */
    interface Everyone {
        AliasAnswer answer(String path);
    }

    static AliasTrial of(AliasDefinition definition, List<String> paths, Predicate<String> isFixed, Everyone everyone) {
        List<Line> lines = definition.lines().stream()
                .map(route -> new Line(definition.lineNumber(route), route, Shadows.isShadowed(route, isFixed)))
                .toList();
        List<Result> results = new ArrayList<>();
        for (String path : paths) {
            results.add(result(lines, path, isFixed.test(path), everyone));
        }
        return new AliasTrial(definition.aliasName(), lines, definition.problems(), results);
    }

    private static Result result(List<Line> lines, String path, boolean isFixed, Everyone everyone) {
        AliasAnswer answer = isFixed ? new AliasAnswer.None() : everyone.answer(path);
        for (Line line : lines) {
            Optional<String> target = line.route().targetFor(path);
            if (target.isPresent()) {
                return new Result(path, line.number(), target.get(), isFixed, answer);
            }
        }
        return new Result(path, 0, "", isFixed, answer);
    }

    /** Whether there is a line and every line is right. */
    boolean isValid() {
        return problems.isEmpty() && !lines.isEmpty();
    }

    /** As JSON. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", name);
        document.put("ok", isValid());
        document.put(
                "problems",
                problems.stream()
                        .map(one -> Fields.of("line", one.lineNumber(), "detail", one.message()))
                        .toList());
        document.put("lines", lines.stream().map(AliasTrial::document).toList());
        document.put("results", results.stream().map(AliasTrial::document).toList());
        return document;
    }

    private static Map<String, Object> document(Line line) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("line", line.number());
        document.put("type", line.route().type().text());
        document.put("pattern", line.route().pattern());
        document.put("target", line.route().target());
        document.put("ignore_case", line.route().ignoresCase());
        document.put("shadowed", line.isShadowed());
        return document;
    }

    private static Map<String, Object> document(Result result) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("path", result.path());
        document.put("matches", result.line() > 0);
        document.put("line", result.line() > 0 ? result.line() : null);
        document.put("target", result.line() > 0 ? result.target() : null);
        document.put("shadowed", result.isFixed());
        document.put("answered_by", result.answer() instanceof AliasAnswer.Redirect all ? all.aliasName() : null);
        document.put("location", result.answer() instanceof AliasAnswer.Redirect all ? all.location() : null);
        document.put("loop", result.answer() instanceof AliasAnswer.Loop loop ? loop.chain() : null);
        return document;
    }
}
