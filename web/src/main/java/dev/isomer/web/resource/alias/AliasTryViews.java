package dev.isomer.web.resource.alias;

import dev.isomer.catalog.alias.AliasAnswer;
import dev.isomer.catalog.alias.LineProblem;
import dev.isomer.web.page.AliasTryPage;

/** What the page for trying an alias shows, as ready texts. */
final class AliasTryViews {
    private AliasTryViews() {}

    static AliasTryPage page(AliasTrial trial, String definition, boolean isEnabled) {
        return new AliasTryPage(
                trial.name(),
                isEnabled,
                definition,
                trial.results().isEmpty() ? "" : trial.results().get(0).path(),
                trial.problems().stream().map(LineProblem::toString).toList(),
                trial.lines().stream()
                        .map(line -> new AliasTryPage.Line(
                                line.number(),
                                line.route().type().text() + (line.route().ignoresCase() ? ", ignore-case" : ""),
                                line.route().pattern(),
                                line.route().target(),
                                line.isShadowed()))
                        .toList(),
                trial.results().stream().map(AliasTryViews::result).toList());
    }

    private static AliasTryPage.Result result(AliasTrial.Result result) {
        String here = result.line() == 0
                ? "No line of this alias matches."
                : "Line " + result.line() + " matches and leads to " + result.target() + ".";
        return new AliasTryPage.Result(result.path(), here, everywhere(result));
    }

    private static String everywhere(AliasTrial.Result result) {
        if (result.isFixed()) {
            return "The application answers this path itself, so no alias does.";
        }
        if (result.answer() instanceof AliasAnswer.Redirect redirect) {
            return "As things are saved, alias " + redirect.aliasName() + " sends it to " + redirect.location() + ".";
        }
        if (result.answer() instanceof AliasAnswer.Loop loop) {
            return "As things are saved, it is led round: " + String.join(" → ", loop.chain()) + ".";
        }
        return "As things are saved, no enabled alias answers it.";
    }
}
