package dev.isomer.web.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What axe has against a page as it is shown. Nearly all of its time goes into the contrast of texts, each of which it
 * asks for all that is painted below it; so there is a way to ask it for a few texts of each kind.
 */
final class Axe {
    private static final String SCRIPT = script();
    private static final String FIND_VIOLATIONS =
            "async only => (await axe.run({ resultTypes: ['violations'], preload: false, ...only })).violations"
                    + ".flatMap(found => found.nodes.map(node =>"
                    + " found.id + ' at ' + node.target.join(' ') + ': ' + node.failureSummary))";
    private static final String CONTRAST_OF =
            "texts => axe.configure({ rules: [{ id: 'color-contrast', selector: texts }] })";

    /**
     * Marks the first two elements of each kind: those that look alike, have alike states and alike texts, and are
     * within elements that are of one kind too.
     */
    private static final String MARK_KINDS = "() => {"
            + " const kinds = new Map();"
            + " const mark = (element, around) => {"
            + "  const style = getComputedStyle(element);"
            + "  const says = [...element.childNodes].filter(node => node.nodeType === 3)"
            + "   .map(node => node.data.trim()).join('').length;"
            + "  const look = [around, element.localName, element.className, element.type, element.disabled,"
            + "   element.control?.disabled, element.ariaDisabled, Math.min(says, 2), style.color,"
            + "   style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode,"
            + "   style.fontSize, style.fontWeight, style.textShadow, style.display, style.visibility,"
            + "   style.position, style.clipPath].join('|');"
            + "  const kind = kinds.get(look) ?? { number: kinds.size, seen: 0 };"
            + "  kinds.set(look, kind);"
            + "  kind.seen++;"
            + "  element.toggleAttribute('data-of-a-kind', kind.seen <= 2);"
            + "  [...element.children].forEach(child => mark(child, kind.number)); };"
            + " mark(document.documentElement, -1); }";

    private static final String ALL = "*";
    private static final String OF_A_KIND = "[data-of-a-kind]";

    private final Page page;
    private boolean begun;

    Axe(Page page) {
        this.page = page;
    }

    /** What it has against the page. */
    List<String> violations() {
        return violations(ALL, Map.of());
    }

    /** The same, but only two of the texts that look alike are asked for their contrast. */
    List<String> violationsByKind() {
        return violations(OF_A_KIND, Map.of());
    }

    /** As by kind, by those of its rules that a scheme makes a difference to. */
    List<String> violationsOfColours() {
        return violations(OF_A_KIND, Map.of("runOnly", List.of("color-contrast", "link-in-text-block")));
    }

    private List<String> violations(String texts, Map<String, Object> only) {
        if (!begun) {
            // From now on the browser itself gives it to every page of the window, which is sent there once.
            page.addInitScript(SCRIPT);
            page.evaluate(SCRIPT);
            begun = true;
        }
        if (texts.equals(OF_A_KIND)) {
            page.evaluate(MARK_KINDS);
        }
        page.evaluate(CONTRAST_OF, texts);
        return ((List<?>) page.evaluate(FIND_VIOLATIONS, only))
                .stream().map(String::valueOf).toList();
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"), "axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
