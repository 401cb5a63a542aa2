package dev.isomer.web.browser;

/** Every page, as on a desk. */
@BrowserTest
final class EveryWidePageTest extends EveryPageTest {
    EveryWidePageTest() {
        super(1280);
    }
}
