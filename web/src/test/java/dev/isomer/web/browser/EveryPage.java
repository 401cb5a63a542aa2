package dev.isomer.web.browser;

import static dev.isomer.web.browser.Shown.Place.EMPTY;
import static dev.isomer.web.browser.Shown.Place.FAILING;
import static dev.isomer.web.browser.Shown.Place.FILLED;
import static dev.isomer.web.browser.Shown.Place.FULL;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All pages that there are, where there is nothing, where there is something, and where something is wrong. */
final class EveryPage {
    /** What is answered to {@code GET} and is no page. */
    static final Set<String> NO_PAGES = Set.of("/assets/{version}/{file}", "/healthz", "/version", "/{cid}");

    private EveryPage() {}

    /** The pages. */
    static List<Shown> all() {
        List<Shown> pages = new ArrayList<>();
        for (Shown.Place site : List.of(EMPTY, FILLED)) {
            String prefix = site.name().toLowerCase(java.util.Locale.ROOT) + "-";
            pages.add(Shown.at(site, prefix + "overview", "/", "/"));
            for (String list : List.of("servers", "aliases", "variables", "secrets")) {
                pages.add(Shown.at(site, prefix + list, "/" + list, "/" + list));
            }
        }
        pages.add(Shown.at(FILLED, "server", "/servers/{name}", "/servers/greet"));
        pages.add(Shown.at(FILLED, "alias", "/aliases/{name}", "/aliases/wiki"));
        pages.add(Shown.at(FILLED, "variable", "/variables/{name}", "/variables/markup"));
        pages.add(Shown.at(FILLED, "secret", "/secrets/{name}", "/secrets/weather_key"));
        pages.add(Shown.at(FILLED, "nothing-matches", "/servers", "/servers?q=nothing"));
        pages.add(new Shown("problem-404", FILLED, "", 404, window -> window.go("/servers/none")));
        pages.add(new Shown("problem-500", FAILING, "", 500, window -> window.go("/")));
        pages.add(new Shown("problem-507", FULL, "", 507, window -> {
            window.go("/variables");
            Page page = window.page();
            page.locator("#new [name=name]").fill("more");
            page.locator("#new [name=definition]").fill("y".repeat(120_000));
            Response answer = page.waitForNavigation(
                    () -> page.locator("#new button.primary").click());
            return answer.status();
        }));
        return pages;
    }
}
