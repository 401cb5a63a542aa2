/** Tests of the pages in a real browser: a headless Chromium that all of them share. */
@NullMarked
package dev.isomer.web.browser;

import org.jspecify.annotations.NullMarked;
