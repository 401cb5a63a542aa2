package dev.isomer.web.browser;

import static dev.isomer.web.browser.Shown.Place.EMPTY;
import static dev.isomer.web.browser.Shown.Place.FAILING;
import static dev.isomer.web.browser.Shown.Place.FILLED;
import static dev.isomer.web.browser.Shown.Place.FULL;
import static dev.isomer.web.browser.Shown.Place.GUARDED;
import static dev.isomer.web.browser.Shown.Place.READ_ONLY;

import com.microsoft.playwright.Page;
import dev.isomer.catalog.exchange.ExampleDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** All pages that there are, where there is nothing, where there is something, and where something is wrong. */
final class EveryPage {
    /** What is answered to {@code GET} and is no page. */
    static final Set<String> NO_PAGES = Set.of(
            "/assets/{hash}/{file}",
            "/events",
            "/healthz",
            "/metrics",
            "/openapi.json",
            "/problems/{type}",
            "/readyz",
            "/version",
            "/{cid}");

    private static final List<String> LISTS = List.of(
            "servers",
            "aliases",
            "variables",
            "secrets",
            "cids",
            "history",
            "interactions",
            "invocations",
            "exports",
            "search",
            "import",
            "export",
            "snapshots");

    private EveryPage() {}

    /** The pages. */
    static List<Shown> all() {
        List<Shown> pages = new ArrayList<>();
        for (Shown.Place site : List.of(EMPTY, FILLED)) {
            String prefix = site.name().toLowerCase(Locale.ROOT) + "-";
            pages.add(Shown.at(site, prefix + "overview", "/", "/"));
            for (String list : LISTS) {
                pages.add(Shown.at(site, prefix + list, "/" + list, "/" + list));
            }
        }
        pages.add(Shown.at(FILLED, "server", "/servers/{name}", "/servers/greet"));
        pages.add(Shown.at(FILLED, "alias", "/aliases/{name}", "/aliases/wiki"));
        pages.add(Shown.at(FILLED, "alias-tried", "/aliases/{name}/try", "/aliases/wiki/try?path=/wiki/x"));
        pages.add(Shown.at(FILLED, "content", "/cids/{cid}", "/cids/AAAAAAAFaGVsbG8"));
        pages.add(Shown.at(FILLED, "variable", "/variables/{name}", "/variables/markup"));
        pages.add(Shown.at(FILLED, "secret", "/secrets/{name}", "/secrets/weather_key"));
        pages.add(Shown.at(FILLED, "nothing-matches", "/servers", "/servers?q=nothing"));
        pages.add(Shown.at(FILLED, "docs", "/docs", "/docs"));
        pages.add(Shown.at(FILLED, "alias-try", "/aliases/{name}/try", "/aliases/docs/try?path=/docs"));
        pages.add(Shown.at(FILLED, "content", "/cids/{cid}", "/cids/" + ExampleDocument.CID));
        pages.add(Shown.at(FILLED, "interaction", "/interactions/{id}", "/interactions/1"));
        pages.add(Shown.at(FILLED, "invocation", "/invocations/{id}", "/invocations/1"));
        pages.add(Shown.at(FILLED, "found", "/search", "/search?q=e"));
        pages.add(new Shown("import-report", FILLED, "", 200, window -> {
            window.go("/import?cid=" + ExampleDocument.CID);
            return follow(window, () -> window.page().locator("main .primary").click());
        }));
        pages.add(new Shown("import-refused", FILLED, "", 422, window -> {
            window.go("/import");
            window.page().locator("[name=document]").fill("{\"servers\": [{\"name\": \"no\"}]}");
            return follow(window, () -> window.page().locator("main .primary").click());
        }));
        pages.add(Shown.at(FILLED, "memory", "/memory", "/memory"));
        pages.add(Shown.at(FILLED, "snapshot", "/snapshots/{name}", "/snapshots/before-the-move"));
        pages.add(Shown.at(READ_ONLY, "read-only-servers", "/servers", "/servers"));
        pages.add(Shown.at(READ_ONLY, "read-only-server", "/servers/{name}", "/servers/greet"));
        pages.add(new Shown("login", GUARDED, "", 401, window -> window.go("/login")));
        pages.add(new Shown("compare", FILLED, "", 200, window -> {
            window.go("/variables/city");
            return follow(
                    window,
                    () -> window.page().locator("a:text('Compare')").last().click());
        }));
        pages.add(new Shown("secret-revealed", FILLED, "", 200, window -> {
            window.go("/secrets/weather_key");
            return follow(
                    window,
                    () -> window.page().locator("form[action$=reveal] button").click());
        }));
        pages.add(new Shown("preview", FILLED, "", 200, window -> {
            window.go("/servers/greet");
            window.page().locator("#edit [name=definition]").fill("def main():\n    return {}\n");
            return follow(window, () -> window.page().locator("[value=preview]").click());
        }));
        pages.add(new Shown("name-taken", FILLED, "", 409, window -> create(window, "city", "Delft")));
        pages.add(new Shown("stale", FILLED, "", 412, window -> {
            window.go("/variables/base");
            Page page = window.page();
            page.evaluate("() => { document.querySelector('#edit [name=version]').value = '\"another\"'; }");
            page.locator("#edit [name=definition]").fill("https://weather.example.org/v3");
            return follow(window, () -> page.locator("[value=save]").click());
        }));
        pages.add(new Shown("problem-404", FILLED, "", 404, window -> window.go("/servers/none")));
        pages.add(new Shown("problem-500", FAILING, "", 500, window -> window.go("/")));
        pages.add(new Shown("problem-507", FULL, "", 507, window -> create(window, "more", "y".repeat(120_000))));
        return pages;
    }

    private static int create(Window window, String name, String definition) {
        window.go("/variables");
        window.page().locator("#new [name=name]").fill(name);
        window.page().locator("#new [name=definition]").fill(definition);
        return follow(window, () -> window.page().locator("#new .primary").click());
    }

    private static int follow(Window window, Runnable action) {
        return Objects.requireNonNull(window.page().waitForNavigation(action), "an answer")
                .status();
    }
}
