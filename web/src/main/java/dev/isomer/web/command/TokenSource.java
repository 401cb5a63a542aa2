package dev.isomer.web.command;

import dev.isomer.web.http.AccessToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the token comes from that requests must bear: the command line, or else the environment, either of which may
 * name a file, since other users of a machine see command lines. No message repeats the token.
 */
final class TokenSource {
    static final String OPTION = "--auth-token";
    static final String VARIABLE = "VIEWER_TOKEN";

    private static final String FILE = "file:";

    private TokenSource() {}

    /** Whether a token is given at all. */
    static boolean isGiven(ServeOptions options, Environment environment) {
        return options.authToken != null || !environment.variable(VARIABLE).isEmpty();
    }

    /**
     * The token, if one is given.
     *
     * @throws IllegalArgumentException if it cannot be used, in a sentence that says what to do
     */
    static Optional<AccessToken> read(ServeOptions options, Environment environment) {
        if (!isGiven(options, environment)) {
            return Optional.empty();
        }
        String name = options.authToken == null ? VARIABLE : OPTION;
        String given = options.authToken == null ? environment.variable(VARIABLE) : options.authToken;
        try {
            return Optional.of(AccessToken.of(given.startsWith(FILE) ? line(given) : given));
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(
                    name + " cannot be used. " + refused.getMessage() + " Make one with: openssl rand -hex 24",
                    refused);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    name + " names a file that cannot be read: " + given.substring(FILE.length()) + ".", unreadable);
        }
    }

    private static String line(String given) throws IOException {
        try {
            return Files.readString(Path.of(given.substring(FILE.length()))).strip();
        } catch (InvalidPathException invalid) {
            throw new IOException(invalid);
        }
    }
}
