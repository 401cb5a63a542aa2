package dev.isomer.web.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pages, wide and narrow, light and dark, with scripts and without: accessible, within their width, and quiet. With
 * {@code -Dbrowser.pictures=FOLDER}, pictures of them all are left there.
 */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PageLook {
    private static final Optional<Path> PICTURES =
            Optional.ofNullable(System.getProperty("browser.pictures")).map(Path::of);

    private final Map<String, Window> windows = new HashMap<>();
    private Sites sites;

    /** Those that are looked at. */
    abstract List<Shown> pages();

    final Sites sites() {
        return sites;
    }

    @BeforeAll
    void open() {
        sites = new Sites();
    }

    @AfterAll
    void close() {
        windows.values().forEach(Window::close);
        sites.close();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void isAccessibleWithinItsWidthAndQuiet(Shown shown, Chromium chromium) {
        List<String> problems = new ArrayList<>();
        for (boolean scripts : List.of(true, false)) {
            Window window = windows.computeIfAbsent(
                    shown.site() + " " + scripts, key -> chromium.open(sites.port(shown.site()), scripts));
            int status = shown.way().go(window);
            if (status != shown.status()) {
                problems.add("status " + status);
            }
            // Without scripts nothing is asked that a scheme could make a difference to.
            List<ColorScheme> schemes =
                    scripts ? List.of(ColorScheme.LIGHT, ColorScheme.DARK) : List.of(ColorScheme.LIGHT);
            for (int width : List.of(1280, 320)) {
                for (ColorScheme scheme : schemes) {
                    window.show(width, scheme);
                    look(window, shown, scripts, width + " " + scheme, problems);
                }
            }
            window.complaints().stream()
                    .filter(text -> shown.status() == 200 || !text.contains("status of " + shown.status()))
                    .forEach(problems::add);
        }
        assertEquals("", String.join("\n", problems));
    }

    private static void look(Window window, Shown shown, boolean scripts, String how, List<String> problems) {
        if (window.scrollsSideways()) {
            problems.add(how + ": scrolls sideways");
        }
        if (!scripts) {
            return;
        }
        List<String> violations = violations(window.axe(), how);
        violations.forEach(violation -> problems.add(how + ": " + violation));
        PICTURES.ifPresent(folder -> window.picture(
                folder.resolve(shown.name() + "-" + how.toLowerCase(Locale.ROOT).replace(' ', '-') + ".png")));
    }

    /** Everything once, and what a smaller width and another scheme can make a difference to. */
    private static List<String> violations(Axe axe, String how) {
        return switch (how) {
            case "1280 LIGHT" -> axe.violations();
            case "320 LIGHT" -> axe.violationsByKind();
            default -> axe.violationsOfColours();
        };
    }
}
