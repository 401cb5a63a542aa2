package dev.isomer.web.command;

import dev.isomer.web.http.PercentEncoding;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what follows the scheme in the URL of a database on a server,
 * {@code //user:password@host:port/database?option}. A user and a password among the options, as JDBC has them, are put
 * before the host. The password stands in the URL for the engine alone: no message and no text for people has it, nor
 * anything that might be a part of it.
 */
final class ServerUrl {
    /** What servers there are: by scheme, with the port that they listen on unless another is named. */
    enum Server {
        POSTGRESQL("postgresql", 5432),
        MYSQL("mysql", 3306);

        private final String scheme;
        private final int port;

        Server(String scheme, int port) {
            this.scheme = scheme;
            this.port = port;
        }

        String example() {
            return scheme + "://user:password@host:" + port + "/database";
        }
    }

    /** The server of a scheme in lower case, as other programs write it too; or null where it is none. */
    static @Nullable Server server(String scheme) {
        return switch (scheme) {
            case "postgresql", "postgres" -> Server.POSTGRESQL;
            case "mysql", "mariadb" -> Server.MYSQL;
            default -> null;
        };
    }

    private static final Pattern FORM =
            Pattern.compile("//(?<authority>[^/?#]*)(?:/(?<database>[^?#]*))?" + "(?:\\?(?<options>[^#]*))?");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:(?<user>[^:]*)(?::(?<password>.*))?@)?(?<address>[^@]*)");
    private static final Pattern ADDRESS =
            Pattern.compile("(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>[^:]*))?");
    private static final Pattern DATABASE = Pattern.compile("[^/@:]+");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final int HIGHEST_PORT = 65_535;

    /** The option that chooses among the stores of one database. */
    private static final String SCHEMA_OPTION = "currentSchema";

    private final String name;
    private final Server server;
    private String user = "";
    private String password = "";
    private String schema = "";
    private final List<String> options = new ArrayList<>();

    private ServerUrl(String name, Server server) {
        this.name = name;
        this.server = server;
    }

    /** Resolves it; people know it by this name. */
    static DatabaseUrl.Resolved resolve(String name, Server server, String rest) {
        try {
            return new ServerUrl(name, server).resolved(rest);
        } catch (IllegalArgumentException malformed) {
            return new DatabaseUrl.Refused(name + " has a % that is not followed by two hexadecimal digits; write %25"
                    + " for a % that is meant as such.");
        }
    }

    private DatabaseUrl.Resolved resolved(String rest) {
        Matcher form = FORM.matcher(rest);
        if (!form.matches()) {
            return refused(rest.startsWith("//") ? "has a # in it" : "names no host");
        }
        Matcher authority = AUTHORITY.matcher(form.group("authority"));
        Matcher address = ADDRESS.matcher(authority.matches() ? authority.group("address") : "");
        if (!address.matches()) {
            return refused(
                    authority.group("address").isEmpty()
                            ? "names no host"
                            : "has something else than one host before the database");
        }
        String port = address.group("port");
        if (port != null && !isPort(port)) {
            return refused("has something else than a port from 1 to 65535 after the colon behind its host");
        }
        String database = form.group("database");
        if (database == null || database.isEmpty()) {
            return refused("names no database");
        }
        if (!DATABASE.matcher(database).matches()) {
            return refused("has more than the name of a database after its host");
        }
        read(form.group("options"));
        if (authority.group("user") != null) {
            user = decoded(authority.group("user"));
        }
        if (authority.group("password") != null) {
            password = decoded(authority.group("password"));
        }
        return store(address.group("host").toLowerCase(Locale.ROOT), port, decoded(database));
    }

    private static boolean isPort(String text) {
        return PORT.matcher(text).matches() && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= HIGHEST_PORT;
    }

    private void read(@Nullable String given) {
        for (String option : given == null ? new String[0] : given.split("&")) {
            int equals = option.indexOf('=');
            String key = decoded(equals < 0 ? option : option.substring(0, equals));
            String value = equals < 0 ? "" : option.substring(equals + 1);
            switch (key) {
                case "" -> {}
                case "user" -> user = decoded(value);
                case "password" -> password = decoded(value);
                // The engine's only one, which people name for other programs.
                case "charset" -> {}
                default -> {
                    options.add(option);
                    schema = key.equals(SCHEMA_OPTION) ? decoded(value) : schema;
                }
            }
        }
    }

    private StoreUrl store(String host, @Nullable String port, String database) {
        String secret = password.isEmpty() ? "" : ":" + PercentEncoding.encode(password);
        String who = user.isEmpty() && secret.isEmpty() ? "" : PercentEncoding.encode(user) + secret + "@";
        String shownWho = user.isEmpty() ? "" : PercentEncoding.encode(user) + "@";
        String where = host + (port == null ? "" : ":" + Integer.parseInt(port));
        String path = "/" + PercentEncoding.encode(database);
        String chosen = schema.isEmpty() ? "" : "?" + SCHEMA_OPTION + "=" + PercentEncoding.encode(schema);
        String scheme = server.scheme + "://";
        return StoreUrl.server(
                scheme + who + where + path + (options.isEmpty() ? "" : "?" + String.join("&", options)),
                scheme + shownWho + where + path + chosen,
                scheme + host + ":" + (port == null ? server.port : Integer.parseInt(port)) + path
                        + (schema.equals("public") ? "" : chosen));
    }

    private static String decoded(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private DatabaseUrl.Refused refused(String reason) {
        return new DatabaseUrl.Refused(name + " " + reason + ". Write " + server.example()
                + ", and in the user, the password and the database %40 for @, %3A for :, %2F for /, %3F for ?, %23 for"
                + " # and %25 for %.");
    }
}
