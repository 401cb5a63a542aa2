package dev.isomer.catalog.alias;

import dev.isomer.catalog.text.TextRules;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The rules for where an alias may lead, and the text of the redirect that leads there. */
final class AliasTarget {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.\\-]*:.*", Pattern.DOTALL);
    private static final String KEPT_IN_LOCATION = "!#$%&'()*+,-./:;=?@[]_~";
    private static final String EXTERNAL = "The target must stay within this application: begin it with a single \"/\"";

    private AliasTarget() {}

    static void require(String target) throws AliasSyntaxException {
        if (target.isEmpty()) {
            throw new AliasSyntaxException("Write a target after the \"->\".");
        }
        if (!hasBalancedBraces(target)) {
            throw new AliasSyntaxException("Close every \"{\" in the target with a \"}\".");
        }
        if (target.startsWith("{") && target.endsWith("}")) {
            throw new AliasSyntaxException(
                    "Give the target more than a variable; if it is one, define and enable that variable.");
        }
        if (target.codePoints().noneMatch(TextRules::isLetterOrNumber)) {
            throw new AliasSyntaxException("Put at least one letter or digit into the target.");
        }
        if (!staysInside(target)) {
            throw new AliasSyntaxException(EXTERNAL + ", without a scheme or a host.", true);
        }
    }

    /**
     * True when a browser that is sent there stays with this application: no scheme and no host. It is judged as
     * browsers read it: a backslash is a slash, tabs and line ends are not there, and neither are blanks at the
     * beginning.
     */
    static boolean staysInside(String target) {
        String asBrowsersRead = target.replaceAll("[\\t\\r\\n]", "")
                .replaceFirst("^[\\x00-\\x20]+", "")
                .replace('\\', '/');
        return !asBrowsersRead.startsWith("//")
                && !SCHEME.matcher(asBrowsersRead).matches();
    }

    private static boolean hasBalancedBraces(String target) {
        int open = 0;
        for (int at = 0; at < target.length() && open >= 0; at++) {
            open += target.charAt(at) == '{' ? 1 : target.charAt(at) == '}' ? -1 : 0;
        }
        return open == 0;
    }

    /**
     * The target with the request's query added before its fragment, and every byte that a header cannot hold encoded.
     */
    static String location(String target, String query) {
        int hash = target.indexOf('#');
        String base = hash < 0 ? target : target.substring(0, hash);
        String fragment = hash < 0 ? "" : target.substring(hash);
        String joint = query.isEmpty() ? "" : base.indexOf('?') < 0 ? "?" : "&";
        return encode(base + joint + query + fragment);
    }

    private static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean kept = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || KEPT_IN_LOCATION.indexOf(c) >= 0;
            encoded.append(kept ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return encoded.toString();
    }
}
