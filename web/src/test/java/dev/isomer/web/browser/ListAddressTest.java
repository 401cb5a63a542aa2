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
import java.util.regex.Pattern;

/** The filter and the order of a list are in its address: loaded again, gone back to, or copied, it shows the same. */
@BrowserTest
@UseSchema(CatalogSchemaSource.class)
final class ListAddressTest {
    @StoreTest
    void theAddressAloneGivesTheSameView(Store store, Chromium chromium) {
        try (Site site = Sites.over(store);
                Window window = chromium.open(site.port(), true)) {
            for (String name : List.of("ape", "bat", "cat", "dog")) {
                site.json("PUT", "/variables/" + name, Filling.definition(name));
            }
            window.go("/variables");
            Page page = window.page();
            String[] chosen = {"cat", "bat", "ape"};
            page.locator(".filter [name=sort]").selectOption("-name");
            assertThat(names(page)).hasText(new String[] {"dog", "cat", "bat", "ape"});
            page.locator(".filter [name=q]").fill("a");
            assertThat(names(page)).hasText(chosen);
            assertThat(page).hasURL(Pattern.compile(".*q=a.*"));
            String address = page.url();

            page.reload();
            assertThat(names(page)).hasText(chosen);
            assertThat(page.locator(".filter [name=q]")).hasValue("a");
            assertThat(page.locator(".filter [name=sort]")).hasValue("-name");

            page.locator("a[href='/variables/bat']").click();
            assertThat(page.locator("h1")).hasText("bat");
            page.goBack();
            assertThat(names(page)).hasText(chosen);
            page.goBack();
            assertThat(names(page)).hasText(new String[] {"dog", "cat", "bat", "ape"});

            try (Window elsewhere = chromium.open(site.port(), false)) {
                elsewhere.page().navigate(address);
                assertThat(names(elsewhere.page())).hasText(chosen);
            }
            assertEquals(List.of(), window.complaints());
        }
    }

    private static Locator names(Page page) {
        return page.locator("tbody th");
    }
}
