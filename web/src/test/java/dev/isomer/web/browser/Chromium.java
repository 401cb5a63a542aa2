package dev.isomer.web.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A running headless Chromium of this machine. Confined to one thread. */
final class Chromium implements AutoCloseable {
    /**
     * First the pages behind the address bar, of which each window would load two. The others are those that Playwright
     * turns off, because of several such options Chromium obeys the last one.
     */
    private static final List<String> FEATURES_OFF = List.of(
            "WebUIOmniboxPopup",
            "WebUIOmniboxAimPopup",
            "WebUIOmniboxFullPopup",
            "AvoidUnnecessaryBeforeUnloadCheckSync",
            "BoundaryEventDispatchTracksNodeRemoval",
            "DestroyProfileOnBrowserClose",
            "DialMediaRouteProvider",
            "GlobalMediaControls",
            "HttpsUpgrades",
            "LensOverlay",
            "MediaRouter",
            "PaintHolding",
            "ThirdPartyStoragePartitioning",
            "BlockOriginHeaderModificationOnRedirect",
            "Translate",
            "AutoDeElevate",
            "OptimizationHints");

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--disable-features=" + String.join(",", FEATURES_OFF));

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", "/usr/bin/node", "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(FLAGS));
    }

    /** A window with nothing kept from others, on the site at this port. */
    Window open(int port, boolean scripts) {
        String address = "http://127.0.0.1:" + port;
        return new Window(
                browser.newContext(new Browser.NewContextOptions()
                        .setBaseURL(address)
                        .setJavaScriptEnabled(scripts)
                        .setViewportSize(1280, 800)),
                address);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
