package dev.isomer.web.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A window of the browser with a page of a site in it, and what was wrong while it was open. */
final class Window implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final Axe axe;
    private final List<String> complaints = new ArrayList<>();

    Window(BrowserContext context, String address) {
        this.context = context;
        context.setDefaultTimeout(20_000);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add("console: " + message.text());
            }
        });
        context.onWebError(error -> complaints.add("script: " + error.error()));
        context.onRequest(request -> {
            if (!request.url().startsWith(address + "/") && !request.url().startsWith("data:")) {
                complaints.add("request to another host: " + request.url());
            }
        });
        this.page = context.newPage();
        this.axe = new Axe(page);
    }

    Page page() {
        return page;
    }

    /** Another tab of this window, with the same storage. */
    Page anotherTab() {
        return context.newPage();
    }

    /** Goes to a path of the site and gives the status of the answer. */
    int go(String path) {
        Response response = Objects.requireNonNull(page.navigate(path), path);
        return response.status();
    }

    /** Shows the page as wide and in this scheme, to somebody who wants nothing to move. */
    void show(int width, ColorScheme scheme) {
        page.setViewportSize(width, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
    }

    /** Whether something of the page is outside to the right. */
    boolean scrollsSideways() {
        return (Boolean) page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth");
    }

    /** What axe has against the page as it is shown. */
    Axe axe() {
        return axe;
    }

    /** Console messages, failed scripts and requests to other hosts since the last call. */
    List<String> complaints() {
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    /** Writes what is seen, to the end of the page. */
    void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
