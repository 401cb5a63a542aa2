package dev.isomer.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.StoreTest;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.util.List;

/** Two tabs edit one thing: the second one sees both texts and chooses, and nothing that was typed is lost. */
@BrowserTest
@UseSchema(CatalogSchemaSource.class)
final class TwoTabsTest {
    @StoreTest
    void theSecondSeesBothAndKeepsIts(Store store, Chromium chromium) {
        try (Site site = Sites.over(store);
                Window window = chromium.open(site.port(), true)) {
            Page second = late(site, window);
            assertThat(second.locator(".diff")).containsText("from the first tab");
            assertThat(second.locator(".diff")).containsText("from the second tab");
            assertThat(second.locator("[name=definition]")).hasValue("from the second tab");
            assertEquals("from the first tab", definition(site));
            second.locator("[value=save]").click();
            assertThat(second.locator("h1")).hasText("city");
            assertEquals("from the second tab", definition(site));
        }
    }

    @StoreTest
    void orTheSecondGoesOnWithTheOther(Store store, Chromium chromium) {
        try (Site site = Sites.over(store);
                Window window = chromium.open(site.port(), true)) {
            Page second = late(site, window);
            second.locator("[value=take]").click();
            assertThat(second.locator("[name=definition]")).hasValue("from the first tab");
            assertThat(second.locator("[name=typed]")).hasValue("from the second tab");
            assertEquals("from the first tab", definition(site));
            assertEquals(
                    List.of("console: Failed to load resource: the server responded with a status of 412"
                            + " (Precondition Failed)"),
                    window.complaints());
        }
    }

    private static Page late(Site site, Window window) {
        site.json("PUT", "/variables/city", Filling.definition("before"));
        window.go("/variables/city");
        Page first = window.page();
        Page second = window.anotherTab();
        second.navigate("http://127.0.0.1:" + site.port() + "/variables/city");
        first.locator("#edit [name=definition]").fill("from the first tab");
        first.locator("[value=save]").click();
        assertThat(first.locator("#edit [name=definition]")).hasValue("from the first tab");
        second.locator("#edit [name=definition]").fill("from the second tab");
        second.locator("[value=save]").click();
        assertThat(second.locator("[role=alert]")).isVisible();
        return second;
    }

    private static String definition(Site site) {
        return site.get("/variables/city").json().get("definition").textValue();
    }
}
