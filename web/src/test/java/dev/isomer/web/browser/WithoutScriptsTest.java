package dev.isomer.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.StoreTest;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.util.List;

/** All that lists and records offer, where no scripts run. */
@BrowserTest
@UseSchema(CatalogSchemaSource.class)
final class WithoutScriptsTest {
    @StoreTest
    void createEditFilterSortDeleteAndUndo(Store store, Chromium chromium) {
        try (Site site = Sites.over(store);
                Window window = chromium.open(site.port(), false)) {
            window.go("/variables");
            Page page = window.page();
            create(page, "ape", "1");
            page.locator("#edit [name=definition]").fill("one");
            page.locator("#edit [value=save]").click();
            assertThat(page.locator("#edit [name=definition]")).hasValue("one");
            for (String name : List.of("bat", "cat", "dog")) {
                page.locator("nav a[href='/variables']").click();
                create(page, name, name);
            }

            page.locator("nav a[href='/variables']").click();
            Locator names = page.locator("tbody th");
            page.locator(".filter [name=q]").fill("a");
            page.locator("[name=sort]").selectOption("-name");
            page.locator(".filter button").click();
            assertThat(names).hasText(new String[] {"cat", "bat", "ape"});

            page.locator("[aria-label='bat is enabled']").click();
            assertThat(page.locator("[aria-label='bat is enabled']")).hasText("off");
            assertThat(names).hasText(new String[] {"cat", "bat", "ape"});
            page.locator("[aria-label='Delete bat']").click();
            assertThat(names).hasText(new String[] {"cat", "ape"});
            page.locator("form[action='/undo'] button").click();
            assertThat(names).hasText(new String[] {"cat", "bat", "ape"});
            assertEquals(
                    "false", site.get("/variables/bat").json().get("enabled").toString());
            assertEquals(List.of(), window.complaints());
        }
    }

    @StoreTest
    void noControlIsShownThatNeedsThem(Store store, Chromium chromium) {
        try (Site site = Sites.over(store);
                Window window = chromium.open(site.port(), false)) {
            site.json("PUT", "/variables/ape", Filling.definition("1"));
            window.go("/variables/ape");
            assertThat(window.page().locator(".script").first()).isHidden();
            try (Window scripted = chromium.open(site.port(), true)) {
                scripted.go("/variables/ape");
                assertThat(scripted.page().locator(".script").first()).isVisible();
            }
        }
    }

    private static void create(Page page, String name, String definition) {
        page.locator("#new [name=name]").fill(name);
        page.locator("#new [name=definition]").fill(definition);
        page.locator("#new .primary").click();
        assertThat(page.locator("h1")).hasText(name);
    }
}
