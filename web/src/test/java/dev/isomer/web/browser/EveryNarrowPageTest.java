package dev.isomer.web.browser;

/** Every page, as on the smallest telephone. */
@BrowserTest
final class EveryNarrowPageTest extends EveryPageTest {
    EveryNarrowPageTest() {
        super(320);
    }
}
