package dev.isomer.web.browser;

import java.util.List;

/** The look of the pages of an empty site; a class of its own, so that two browsers share the pages. */
final class EveryEmptyPageTest extends PageLook {
    @Override
    List<Shown> pages() {
        return EveryPage.all().stream()
                .filter(shown -> shown.site() == Shown.Place.EMPTY)
                .toList();
    }
}
