package dev.isomer.web.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.StoreTest;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.storage.model.Bytes;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.util.ArrayList;
import java.util.List;

/** Content that is a page with a script: it is shown, and its script does not run. */
@BrowserTest
@UseSchema(CatalogSchemaSource.class)
final class ForeignContentTest {
    private static final String PAGE = "<!doctype html><title>shown</title><h1>Content</h1>"
            + "<script>document.title = 'ran'; fetch('/variables/victim', {method: 'DELETE'})</script>"
            + "<img src='/none.png' onerror=\"document.title = 'ran'\">";
    private static final String DRAWING = "<svg xmlns='http://www.w3.org/2000/svg'><title>shown</title>"
            + "<script>document.documentElement.setAttribute('ran', 'yes')</script></svg>" + " ".repeat(64);

    @StoreTest
    void itsScriptDoesNotRun(Store store, Chromium chromium) {
        try (Site site = new Site(store);
                Window window = chromium.open(site.port(), true)) {
            site.json("PUT", "/variables/victim", Filling.definition("alive"));
            Cid page = site.catalog().write(tx -> tx.contents().store(Bytes.ofUtf8(PAGE)));
            List<String> asked = new ArrayList<>();
            window.page().onRequest(request -> asked.add(request.method()));
            assertEquals(200, window.go("/" + page + ".html"));
            Page shown = window.page();
            assertEquals("Content", shown.locator("h1").textContent());
            assertEquals("shown", shown.title());
            assertEquals("null", shown.evaluate("() => self.origin"));
            assertEquals(
                    List.of(),
                    asked.stream().filter(method -> !method.equals("GET")).toList());
            assertEquals(200, site.get("/variables/victim").status());
        }
    }

    @StoreTest
    void norThatOfADrawing(Store store, Chromium chromium) {
        try (Site site = new Site(store);
                Window window = chromium.open(site.port(), true)) {
            Cid drawing = site.catalog().write(tx -> tx.contents().store(Bytes.ofUtf8(DRAWING)));
            assertEquals(200, window.go("/" + drawing + ".svg"));
            assertEquals(false, window.page().evaluate("() => document.documentElement.hasAttribute('ran')"));
        }
    }

    @StoreTest
    void aBoostedLinkNeverPutsItIntoAPageOfOurs(Store store, Chromium chromium) {
        try (Site site = new Site(store);
                Window window = chromium.open(site.port(), true)) {
            Cid content = site.catalog().write(tx -> tx.contents().store(Bytes.ofUtf8(PAGE)));
            window.go("/servers");
            Page page = window.page();
            page.evaluate(
                    "address => document.querySelector('nav a').setAttribute('href', address)",
                    "/" + content + ".html");
            page.evaluate("() => htmx.process(document.body)");
            page.locator("nav a").first().click();
            page.waitForURL("**/" + content + ".html");
            assertEquals("null", page.evaluate("() => self.origin"));
            assertEquals("shown", page.title());
        }
    }
}
