package dev.isomer.catalog.cid;

import dev.isomer.catalog.text.TextRules;
import java.util.Optional;

/**
 * A request path of one segment whose first part may be the name of some content.
 *
 * @param component the part before the first dot: at least six characters of the alphabet, not yet read as a name
 * @param extension all that follows the first dot, which may hold further dots; empty when there is none
 */
public record CidPath(String component, String extension) {
    /** Splits a path or link, leaving out its query and fragment; empty when its first part cannot be a name. */
    public static Optional<CidPath> split(String value) {
        String path = before(before(TextRules.trim(value), '?'), '#');
        String segment = path.startsWith("/") ? path.substring(1) : path;
        if (segment.isEmpty() || segment.indexOf('/') >= 0) {
            return Optional.empty();
        }
        String component = before(segment, '.');
        if (!CidText.hasAlphabetLength(component, CidText.PROBABLE_LENGTH)) {
            return Optional.empty();
        }
        String extension = component.length() == segment.length() ? "" : segment.substring(component.length() + 1);
        return Optional.of(new CidPath(component, extension));
    }

    private static String before(String text, char mark) {
        int at = text.indexOf(mark);
        return at < 0 ? text : text.substring(0, at);
    }
}
