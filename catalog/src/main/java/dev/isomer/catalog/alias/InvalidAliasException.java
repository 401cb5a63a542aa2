package dev.isomer.catalog.alias;

import java.util.List;
import java.util.stream.Collectors;

/** An alias definition cannot be used as it stands; each problem names its line. */
public final class InvalidAliasException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<LineProblem> problems;

    InvalidAliasException(List<LineProblem> problems) {
        super(problems.stream().map(LineProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** The problems, top line first; never empty. */
    public List<LineProblem> problems() {
        return problems;
    }
}
