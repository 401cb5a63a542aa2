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

/** All that lists and records offer, by the keyboard alone; where the focus is can be seen after every key. */
@BrowserTest
@UseSchema(CatalogSchemaSource.class)
final class KeyboardTest {
    private static final Pattern NAME = Pattern.compile(".*/variables/\\w+$");

    @StoreTest
    void createEditAndOpen(Store store, Chromium chromium) {
        try (Site site = Sites.over(store);
                Window window = chromium.open(site.port(), true)) {
            window.go("/variables");
            Page page = window.page();
            Person person = new Person(page);
            person.press("n")
                    .type("first")
                    .press("Tab")
                    .type("one")
                    .press("Tab", "Tab")
                    .go("Enter");
            assertThat(page).hasURL(NAME);
            person.press("e", "Control+End")
                    .type(" and more")
                    .press("Tab", "Tab")
                    .type("a reason")
                    .go("Enter");
            assertEquals("one and more", definition(site, "first"));
            assertThat(page.locator("main")).containsText("a reason");

            person.tabTo("nav a[href='/variables']");
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("Variables");
            assertThat(page.locator("h1")).isFocused();
            person.press("j").go("Enter");
            assertThat(page.locator("h1")).hasText("first");
            page.goBack();
            person.press("j").go("e");
            assertThat(page.locator("#edit textarea")).isFocused();
            assertEquals(List.of(), window.complaints());
        }
    }

    @StoreTest
    void filterSortAndMove(Store store, Chromium chromium) {
        try (Site site = filled(store);
                Window window = chromium.open(site.port(), true)) {
            window.go("/variables");
            Page page = window.page();
            Person person = new Person(page);
            Locator names = page.locator("tbody th");
            person.press("/").type("a");
            assertThat(names).hasText(new String[] {"ape", "bat", "cat"});
            assertThat(page.locator("#matching")).hasText("3 matching");
            assertThat(page).hasURL(Pattern.compile(".*[?&]q=a(&.*)?"));
            assertThat(page.locator(".filter [name=q]")).isFocused();

            person.tabTo("[name=sort]").press("ArrowDown");
            assertThat(names).hasText(new String[] {"cat", "bat", "ape"});
            person.press("Tab", "j");
            assertThat(page.locator("tbody th a").first()).isFocused();
            person.press("j", "j", "j", "k");
            assertThat(page.locator("a[href='/variables/bat']")).isFocused();
            assertEquals(List.of(), window.complaints());
        }
    }

    @StoreTest
    void deleteUndoAndSwitch(Store store, Chromium chromium) {
        try (Site site = filled(store);
                Window window = chromium.open(site.port(), true)) {
            window.go("/variables");
            Page page = window.page();
            Person person = new Person(page);
            person.tabTo("[aria-label='Delete bat']").go("Enter");
            assertThat(page.locator("[role=status]").first()).containsText("Deleted");
            assertEquals(404, site.get("/variables/bat").status());
            person.tabTo("form[action='/undo'] button").go("Enter");
            assertEquals("2", definition(site, "bat"));

            page.evaluate("() => { window.stayed = true; }");
            Locator row = page.locator("tr", new Page.LocatorOptions().setHasText("dog"));
            person.tabTo("[aria-label='dog is enabled']").press("Space");
            assertThat(row.locator(".switch")).hasAttribute("aria-pressed", "false");
            assertThat(page.locator("#live")).hasText("dog is enabled: off");
            assertEquals(
                    "false", site.get("/variables/dog").json().get("enabled").toString());
            person.press("Space");
            assertThat(row.locator(".switch")).hasText("on");
            assertEquals(true, page.evaluate("() => window.stayed"));
            assertEquals(List.of(), window.complaints());
        }
    }

    @StoreTest
    void theKeysAreListedAndCanBeTurnedOff(Store store, Chromium chromium) {
        try (Site site = filled(store);
                Window window = chromium.open(site.port(), true)) {
            window.go("/variables");
            Page page = window.page();
            Person person = new Person(page);
            Locator keys = page.locator("#keys");
            person.press("?");
            assertThat(keys).isVisible();
            assertEquals(List.of(), window.axe().violations());
            person.press("n");
            assertThat(keys).isVisible();
            person.tabTo("#keys [name=on]").press("Space").tabTo("#keys .primary");
            page.keyboard().press("Enter");
            assertThat(keys).isHidden();
            page.keyboard().press("j");
            assertThat(page.locator("tbody th a").first()).not().isFocused();
            page.keyboard().press("?");
            assertThat(keys).isVisible();
            page.keyboard().press("Escape");
            assertThat(keys).isHidden();
            page.locator("#new [name=name]").focus();
            person.type("j/n?");
            assertThat(page.locator("#new [name=name]")).hasValue("j/n?");
        }
    }

    private static Site filled(Store store) {
        Site site = Sites.over(store);
        int number = 0;
        for (String name : List.of("ape", "bat", "cat", "dog")) {
            number++;
            assertEquals(
                    201,
                    site.json("PUT", "/variables/" + name, Filling.definition("" + number))
                            .status());
        }
        return site;
    }

    private static String definition(Site site, String name) {
        return site.get("/variables/" + name).json().get("definition").textValue();
    }
}
