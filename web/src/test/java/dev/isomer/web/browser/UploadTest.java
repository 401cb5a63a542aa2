package dev.isomer.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.StoreTest;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Files are uploaded by choosing or dropping them; what is sent is seen, and what came of it stays. */
@BrowserTest
@UseSchema(CatalogSchemaSource.class)
final class UploadTest {
    private static final byte[] LARGE = new byte[4_000_000];
    private static final String NOTE_PROGRESS = "() => { window.seen = []; new MutationObserver(changes =>"
            + " document.querySelectorAll('progress').forEach(bar => window.seen.push(bar.value)))"
            + ".observe(document.querySelector('main'), { childList: true, subtree: true, characterData: true }); }";

    static {
        Arrays.fill(LARGE, (byte) 'x');
    }

    @StoreTest
    void aChosenFileIsSentWithProgressAndALastingResult(Store store, Chromium chromium) {
        try (Site site = Sites.over(store);
                Window window = chromium.open(site.port(), true)) {
            Page page = window.page();
            page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            window.go("/cids");
            page.evaluate(NOTE_PROGRESS);
            page.locator("[type=file]").setInputFiles(new FilePayload("large.txt", "text/plain", LARGE));
            page.locator("[data-upload] [name=change_message]").fill("to try it");
            page.locator("[data-upload] .primary").click();
            Locator sent = page.locator(".uploads li");
            assertThat(sent).containsText("large.txt");
            assertThat(sent).containsText("4,000,000 bytes");
            assertEquals(true, page.evaluate("() => window.seen.some(value => value > 0)"));
            assertThat(page.locator("progress")).hasCount(0);
            assertThat(page.locator("#live")).hasText("large.txt is stored");

            String cid = sent.locator("code").textContent();
            sent.locator("button").click();
            assertThat(page.locator("#live")).hasText("Copied");
            assertEquals(cid, page.evaluate("() => navigator.clipboard.readText()"));
            assertEquals(LARGE.length, site.get("/" + cid).bytes().length);
            assertEquals(List.of(), window.axe().violations());
            sent.locator("a").click();
            assertThat(page.locator("#cid")).hasText(cid);
            assertThat(page.locator("main")).containsText("to try it");
            assertEquals(List.of(), window.complaints());
        }
    }

    @StoreTest
    void droppedFilesAreSentToo(Store store, Chromium chromium) {
        try (Site site = Sites.over(store);
                Window window = chromium.open(site.port(), true)) {
            Page page = window.page();
            window.go("/cids");
            JSHandle files = page.evaluateHandle("() => { const data = new DataTransfer();"
                    + " for (const name of ['one.txt', 'two.txt'])"
                    + " data.items.add(new File([name.repeat(20)], name, { type: 'text/plain' })); return data; }");
            page.dispatchEvent("h1", "dragover", Map.of("dataTransfer", files));
            assertThat(page.locator("[data-upload]")).hasClass("edit over");
            page.dispatchEvent("h1", "drop", Map.of("dataTransfer", files));
            assertThat(page.locator(".uploads li a")).hasCount(2);
            assertThat(page.locator(".uploads li strong")).hasText(new String[] {"two.txt", "one.txt"});
            assertEquals(List.of(), window.complaints());
        }
    }

    @StoreTest
    void whatIsRefusedSaysWhy(Store store, Chromium chromium) {
        try (Site site = Sites.over(store);
                Window window = chromium.open(site.port(), true)) {
            Page page = window.page();
            window.go("/cids");
            page.evaluate("() => document.querySelector('[data-upload]').setAttribute('action', '/cids/none')");
            page.locator("[type=file]")
                    .setInputFiles(new FilePayload("a.txt", "text/plain", "a".getBytes(StandardCharsets.UTF_8)));
            page.locator("[data-upload] .primary").click();
            assertThat(page.locator(".uploads .bad")).containsText("not stored: ");
            assertThat(page.locator("#live")).containsText("a.txt is not stored");
        }
    }

    @StoreTest
    void withoutScriptsTheFormDoesIt(Store store, Chromium chromium) {
        try (Site site = Sites.over(store);
                Window window = chromium.open(site.port(), false)) {
            Page page = window.page();
            window.go("/cids");
            page.locator("[type=file]").setInputFiles(new FilePayload("large.txt", "text/plain", LARGE));
            page.locator("[data-upload] .primary").click();
            assertThat(page.locator(".facts")).containsText("4000000 bytes");
            assertEquals(List.of(), window.complaints());
        }
    }
}
