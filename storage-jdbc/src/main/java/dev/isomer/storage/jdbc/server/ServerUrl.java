package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.error.CannotOpenException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a database on a server is: {@code SCHEME://USER:PASSWORD@HOST:PORT/DATABASE?NAME=VALUE&…}.
 *
 * <p>User, password, database and values are percent-decoded. No message, and not {@link #toString}, repeats the
 * password.
 *
 * @param scheme the engine's
 * @param user who connects; empty for the driver's choice
 * @param password of the user; empty for none
 * @param host a name or an address, which in the case of IPv6 is in brackets
 * @param port from 1 to 65535
 * @param database the name
 * @param parameters what stands after the question mark
 */
public record ServerUrl(
        String scheme,
        String user,
        String password,
        String host,
        int port,
        String database,
        Map<String, String> parameters) {
    private static final int GREATEST_PORT = 65_535;
    private static final String MODE = "mode";
    private static final Pattern FORM = Pattern.compile(
            "([a-z][a-z0-9]*)://(?:([^:@/?]*)(?::([^@/?]*))?@)?(\\[[0-9A-Fa-f:.]+]|[\\w.-]+)(?::([0-9]{1,5}))?"
                    + "/([^@/?]+)(?:\\?([^@]*))?");

    /** Keeps its own map. */
    public ServerUrl {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Reads a URL.
     *
     * @param allowed the names of parameters that there may be, beside {@code mode}
     * @throws CannotOpenException if it is in another form
     */
    public static ServerUrl parse(String url, int usualPort, Set<String> allowed) {
        Matcher matcher = FORM.matcher(url);
        int colon = url.indexOf(':');
        String scheme = colon < 0 ? url : url.substring(0, colon);
        if (!matcher.matches()) {
            throw new CannotOpenException(
                    "A URL of this engine is " + scheme + "://USER:PASSWORD@HOST:PORT/DATABASE, with %40 for an @ and"
                            + " %3A for a : in a name or password; this one is not.",
                    null);
        }
        int port = matcher.group(5) == null ? usualPort : Integer.parseInt(matcher.group(5));
        if (port < 1 || port > GREATEST_PORT) {
            throw new CannotOpenException("The port " + port + " is not from 1 to 65535.", null);
        }
        return new ServerUrl(
                scheme,
                decoded(matcher.group(2)),
                decoded(matcher.group(3)),
                matcher.group(4),
                port,
                decoded(matcher.group(6)),
                parameters(matcher.group(7), allowed));
    }

    private static Map<String, String> parameters(String query, Set<String> allowed) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : query == null || query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : decoded(part.substring(equals + 1));
            if (name.equals(MODE) ? !value.equals("ro") : !allowed.contains(name)) {
                throw new CannotOpenException(
                        "The parameter " + name + " is not one that this engine takes: it has mode=ro, "
                                + String.join(", ", allowed.stream().sorted().toList()) + ".",
                        null);
            }
            parameters.put(name, value);
        }
        return parameters;
    }

    private static String decoded(String text) {
        if (text == null) {
            return "";
        }
        try {
            // A plus is itself in these places.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new CannotOpenException(
                    "The URL has a % that two hexadecimal digits do not follow; write %25 for a percent sign.",
                    malformed);
        }
    }

    /** Whether nothing is to be made or changed. */
    public boolean isReadOnly() {
        return parameters.containsKey(MODE);
    }

    /** The value of a parameter, or what it is otherwise. */
    public String parameter(String name, String otherwise) {
        return parameters.getOrDefault(name, otherwise);
    }

    /** The same with one parameter set. */
    public ServerUrl with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new ServerUrl(scheme, user, password, host, port, database, more);
    }

    /** The same with another database. */
    public ServerUrl withDatabase(String other) {
        return new ServerUrl(scheme, user, password, host, port, other, parameters);
    }

    /** The URL in full, with its password. */
    public String text() {
        StringBuilder text = new StringBuilder(scheme).append("://");
        if (!user.isEmpty()) {
            text.append(encoded(user));
            if (!password.isEmpty()) {
                text.append(':').append(encoded(password));
            }
            text.append('@');
        }
        text.append(host).append(':').append(port).append('/').append(encoded(database));
        String separator = "?";
        for (Map.Entry<String, String> parameter : new TreeMap<>(parameters).entrySet()) {
            text.append(separator).append(parameter.getKey()).append('=').append(encoded(parameter.getValue()));
            separator = "&";
        }
        return text.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** For people: without password and parameters. */
    @Override
    public String toString() {
        return scheme + "://" + (user.isEmpty() ? "" : user + "@") + host + ":" + port + "/" + database;
    }
}
