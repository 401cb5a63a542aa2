package dev.isomer.web.page;

import java.util.List;

/**
 * What the page for trying an alias shows.
 *
 * @param definition what is tried, which need not be saved
 * @param path the first path that was tried; empty for none
 * @param problems what is wrong with which line
 */
public record AliasTryPage(
        String name,
        boolean isEnabled,
        String definition,
        String path,
        List<String> problems,
        List<Line> lines,
        List<Result> results)
        implements Page {
    /**
     * One usable line.
     *
     * @param isShadowed whether the application itself answers what it matches
     */
    public record Line(int number, String type, String pattern, String target, boolean isShadowed) {}

    /**
     * What becomes of one path.
     *
     * @param here what this alias does
     * @param everywhere what all saved aliases together do
     */
    public record Result(String path, String here, String everywhere) {}

    @Override
    public String template() {
        return "aliastry.jte";
    }
}
