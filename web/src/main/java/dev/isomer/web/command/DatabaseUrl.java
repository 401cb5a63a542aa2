package dev.isomer.web.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code DATABASE_URL}, and the URLs of commands, in the forms that people bring along from other programs. No
 * message repeats more of it than its scheme, since it may hold a password.
 */
final class DatabaseUrl {
    static final String VARIABLE = "DATABASE_URL";

    /** What is opened when nothing else is asked for. */
    static final String DEFAULT = "sqlite:///viewer.db";

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9]{0,19})(?:\\+[A-Za-z0-9_]{1,20})?:(.*)");
    private static final String FORMS = "Write sqlite:///data.db for a file in this directory, "
            + "sqlite:////path/to/data.db for one elsewhere, postgresql://user:password@host/database or "
            + "mysql://user:password@host/database for one on a server, memory:DIR for a store in memory that a folder "
            + "keeps, or memory: for one that nothing keeps.";
    private static final String IN_MEMORY =
            "An SQLite database in memory is not offered; start with --in-memory-db for a store in memory.";

    private DatabaseUrl() {}

    /** What a URL comes to. */
    sealed interface Resolved permits StoreUrl, Refused {}

    /** Why the URL cannot be used, and what to do. */
    record Refused(String sentence) implements Resolved {}

    /** Resolves the URL of the environment; an empty one is the default. */
    static Resolved resolve(Environment environment) {
        String url = environment.variable(VARIABLE);
        return resolve(VARIABLE, url.isEmpty() ? DEFAULT : url);
    }

    /** Resolves a URL that people know by this name. */
    static Resolved resolve(String name, String url) {
        try {
            return resolved(name, url.strip());
        } catch (InvalidPathException invalid) {
            return new Refused(name + " names no file: " + invalid.getReason() + ".");
        }
    }

    private static Resolved resolved(String name, String text) {
        if (text.codePoints().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            return new Refused(name + " holds a control character; leave it out.");
        }
        if (text.equals(":memory:")) {
            return new Refused(IN_MEMORY);
        }
        Matcher matcher = SCHEME.matcher(text);
        if (!matcher.matches()) {
            return new Refused(name + " is in no known form. " + FORMS);
        }
        String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
        String rest = matcher.group(2);
        ServerUrl.Server server = ServerUrl.server(scheme);
        if (server != null) {
            return ServerUrl.resolve(name, server, rest);
        }
        return switch (scheme) {
            case "sqlite" -> sqlite(rest);
            case "file" -> file(rest);
            case "memory" -> memory(rest);
            case "jdbc" -> jdbc(name, rest);
            default -> new Refused(name + " begins with “" + scheme + ":”, which is in no known form. " + FORMS);
        };
    }

    private static Resolved sqlite(String rest) {
        return isWithHost(rest)
                ? new Refused("An SQLite URL names no host: after sqlite: stand three slashes, then the file. " + FORMS)
                : onDisk(withoutSlashes(rest));
    }

    /** Two slashes and then something else than a third one. */
    private static boolean isWithHost(String rest) {
        return rest.startsWith("//") && rest.length() > 2 && rest.charAt(2) != '/';
    }

    /** Without the three slashes that stand before a path in the fashion of SQLAlchemy. */
    private static String withoutSlashes(String rest) {
        if (!rest.startsWith("//")) {
            return rest;
        }
        return rest.length() > 3 ? rest.substring(3) : "";
    }

    private static Resolved file(String rest) {
        String path = rest.startsWith("///") ? rest.substring(2) : rest;
        if (path.startsWith(":memory:") || path.contains("mode=memory")) {
            return new Refused(IN_MEMORY);
        }
        if (path.startsWith("//")) {
            return new Refused("A file: URL names no host: write file:data.db or file:///path/to/data.db.");
        }
        return onDisk(path);
    }

    private static Resolved jdbc(String name, String rest) {
        int colon = rest.indexOf(':');
        String scheme = rest.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
        String further = rest.substring(colon + 1);
        if (scheme.equals("sqlite")) {
            return onDisk(further);
        }
        ServerUrl.Server server = ServerUrl.server(scheme);
        return server == null
                ? new Refused(name + " begins with “jdbc:”, but names no database that is known here. " + FORMS)
                : ServerUrl.resolve(name, server, further);
    }

    private static Resolved memory(String rest) {
        return isWithHost(rest)
                ? new Refused("A memory: URL names no host: write memory:DIR, or memory:////path/to/DIR. " + FORMS)
                : StoreUrl.memory(withoutSlashes(rest));
    }

    private static Resolved onDisk(String path) {
        if (path.isEmpty() || path.equals(":memory:") || path.contains("mode=memory")) {
            return new Refused(IN_MEMORY);
        }
        if (path.contains("?")) {
            return new Refused(
                    "An SQLite URL takes no parameters here; leave out everything from the question mark on.");
        }
        return StoreUrl.sqlite(Path.of(path));
    }
}
