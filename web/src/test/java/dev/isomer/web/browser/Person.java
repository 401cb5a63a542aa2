package dev.isomer.web.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;

/** Somebody at a page who has a keyboard alone, and wants to see at any time where they are. */
final class Person {
    private static final int PATIENCE_KEYS = 80;
    private static final String WHERE = "() => { const place = document.activeElement;"
            + " const style = getComputedStyle(place);"
            + " const seen = place.matches(':focus-visible') && style.outlineStyle !== 'none'"
            + " && parseFloat(style.outlineWidth) >= 2;"
            + " return seen ? '' : place.outerHTML; }";

    private final Page page;

    Person(Page page) {
        this.page = page;
    }

    /**
     * Presses keys, one after the other, and sees where the focus is after each; a browser tells a page a little later
     * that its address names another place.
     */
    Person press(String... keys) {
        Keyboard keyboard = page.keyboard();
        for (String key : keys) {
            keyboard.press(key);
            try {
                page.waitForCondition(() -> page.evaluate(WHERE).equals(""));
            } catch (TimeoutError over) {
                assertEquals("", page.evaluate(WHERE), "The focus is not seen after " + key);
            }
        }
        return this;
    }

    /** Presses a key that leads to another page, and waits for that. */
    Person go(String key) {
        page.waitForNavigation(() -> page.keyboard().press(key));
        return this;
    }

    /** Types a text where the focus is. */
    Person type(String text) {
        page.keyboard().type(text);
        return this;
    }

    /**
     * Presses the tabulator until the focus is on what the selector names; between turns it is on no part of the page.
     */
    Person tabTo(String selector) {
        for (int i = 0; i < PATIENCE_KEYS; i++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("() => document.activeElement === document.body")) {
                continue;
            }
            assertEquals("", page.evaluate(WHERE), "The focus is not seen on the way to " + selector);
            if ((Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return this;
            }
        }
        return fail("The tabulator does not lead to " + selector + ".");
    }
}
