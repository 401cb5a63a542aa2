package dev.isomer.web.http;

/** Shows a problem as a page with the same words as its JSON document. */
@FunctionalInterface
public interface ProblemPage {
    /** The page's HTML. */
    String render(Problem problem);
}
