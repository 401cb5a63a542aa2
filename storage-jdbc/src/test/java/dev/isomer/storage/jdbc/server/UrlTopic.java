package dev.isomer.storage.jdbc.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.error.CannotOpenException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What URLs are, and what is said of those that are none. */
public abstract class UrlTopic {
    private static final String SECRET = "pl4nted";

    private final TestedServer server;

    /** For this kind of server. */
    protected UrlTopic(TestedServer server) {
        this.server = server;
    }

    private ServerUrl parsed(String rest) {
        return Place.parsed(server, server.kind().scheme() + ":" + rest);
    }

    private String refusal(String rest) {
        CannotOpenException refused = assertThrowsExactly(CannotOpenException.class, () -> parsed(rest), rest);
        Secrets.assertNone(refused, SECRET);
        return refused.getMessage();
    }

    @Test
    void allPartsAreRead() {
        ServerUrl url = parsed("//u%40:p%3A%2f%25+@db.example.org:77/d%3Fe%20f?mode=ro");
        String scheme = server.kind().scheme();
        assertEquals(new ServerUrl(scheme, "u@", "p:/%+", "db.example.org", 77, "d?e f", Map.of("mode", "ro")), url);
        assertEquals(url, Place.parsed(server, url.text()));
        assertEquals(scheme + "://u@@db.example.org:77/d?e f", url.toString());
        assertEquals(
                new ServerUrl(scheme, "", "", "[::1]", server.kind().usualPort(), "d", Map.of()), parsed("//[::1]/d"));
        assertEquals("", parsed("//u@h/d").password());
        assertEquals("", parsed("//u:@h/d").password());
    }

    @Test
    void otherFormsAreRefused() {
        String scheme = server.kind().scheme();
        String form = "A URL of this engine is " + scheme + "://USER:PASSWORD@HOST:PORT/DATABASE, with %40 for an @ and"
                + " %3A for a : in a name or password; this one is not.";
        for (String other : List.of(
                "",
                "h/d",
                "//h",
                "//h/",
                "///d",
                "//h:x/d",
                "//h:123456/d",
                "//u:" + SECRET + "@h",
                "//u:" + SECRET + "@h/d/e",
                "//u:" + SECRET + "@x@h/d",
                "//u:" + SECRET + "/x@h/d",
                "//u:" + SECRET + "?x@h/d",
                "//u:12/" + SECRET + "@h",
                "//u:12/x?" + SECRET + "@h/d",
                "//u:" + SECRET + "@h1,h2/d",
                "//u:" + SECRET + "@address=(host=h)/d",
                "//u:" + SECRET + "@::1/d")) {
            assertEquals(form, refusal(other), other);
        }
        assertEquals("The port 0 is not from 1 to 65535.", refusal("//u:" + SECRET + "@h:0/d"));
        assertEquals("The port 65536 is not from 1 to 65535.", refusal("//u:" + SECRET + "@h:65536/d"));
        for (String wrong : List.of("%", "%4", "%zz", "%-1")) {
            assertEquals(
                    "The URL has a % that two hexadecimal digits do not follow; write %25 for a percent sign.",
                    refusal("//u:" + SECRET + wrong + "@h/d"), wrong);
        }
    }

    @Test
    void otherParametersAreRefused() {
        String known =
                String.join(", ", server.kind().parameters().stream().sorted().toList());
        for (String other : List.of("password=" + SECRET, "mode=rw", "mode", "allowLoadLocalInfile=true")) {
            String name = other.replaceFirst("=.*", "");
            assertEquals(
                    "The parameter " + name + " is not one that this engine takes: it has mode=ro, " + known + ".",
                    refusal("//u@h/d?" + other));
        }
        assertFalse(known.isEmpty());
    }
}
