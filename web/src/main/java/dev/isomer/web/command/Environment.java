package dev.isomer.web.command;

import java.nio.file.Path;
import java.util.Map;

/**
 * What surrounds the process, so that a test can surround it with something else.
 *
 * @param variables environment variables
 * @param home the directory that the application was installed into, which holds {@code cids/}
 * @param version the application's version
 */
public record Environment(Map<String, String> variables, Path home, String version) {
    public Environment {
        variables = Map.copyOf(variables);
    }

    /** The variable's value; an empty one counts as not set. */
    public String variable(String name) {
        return variables.getOrDefault(name, "").strip();
    }
}
