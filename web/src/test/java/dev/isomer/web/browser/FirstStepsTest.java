package dev.isomer.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import dev.isomer.catalog.model.Kind;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.StoreTest;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.util.List;
import java.util.regex.Pattern;

/** An empty store: each list says what the thing is, and what it offers as a first step works. */
@BrowserTest
@UseSchema(CatalogSchemaSource.class)
final class FirstStepsTest {
    @StoreTest
    void eachListHasAFirstStepThatWorks(Store store, Chromium chromium) {
        try (Site site = Sites.over(store);
                Window window = chromium.open(site.port(), true)) {
            Page page = window.page();
            for (Kind<?> kind : Kind.all()) {
                window.go("/" + kind.plural());
                assertThat(page.locator(".first h2")).hasText("No " + kind.plural() + " yet");
                assertThat(page.locator(".first p"))
                        .containsText(Pattern.compile("^An? " + kind.singular() + " (is|leads) "));
                page.locator("#new [name=name]").fill("first");
                page.locator("#new [name=definition]").fill("first -> /servers/first");
                page.locator("#new .primary").click();
                assertThat(page.locator("h1")).hasText("first");
                window.go("/" + kind.plural());
                assertThat(page.locator("tbody th")).hasText(new String[] {"first"});
            }
            assertEquals(List.of(), window.complaints());
        }
    }

    @StoreTest
    void theOverviewOffersTheExampleAndThingsToMake(Store store, Chromium chromium) {
        try (Site site = Sites.over(store);
                Window window = chromium.open(site.port(), true)) {
            Page page = window.page();
            for (String kind : List.of("aliases", "servers", "variables")) {
                window.go("/");
                page.locator(".steps a[href='/" + kind + "#new']").click();
                assertThat(page.locator("#new [name=name]")).isFocused();
            }
            window.go("/");
            page.locator(".first .primary").click();
            assertThat(page.locator(".steps")).hasCount(0);
            window.go("/servers");
            assertThat(page.locator("tbody th").first()).isVisible();
            assertEquals(List.of(), window.complaints());
        }
    }
}
