package dev.isomer.web.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.web.http.Method;
import dev.isomer.web.http.Router;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The look of every page of a site with something in it; {@link EveryEmptyPageTest} has the others. */
final class EveryPageTest extends PageLook {
    @Override
    List<Shown> pages() {
        return EveryPage.all().stream()
                .filter(shown -> shown.site() != Shown.Place.EMPTY)
                .toList();
    }

    @Test
    void everyRouteThatShowsAPageIsLookedAt() {
        TreeSet<String> answered = new TreeSet<>();
        for (Router.Route route : sites().routes()) {
            String pattern = route.pattern();
            if (route.method() == Method.GET
                    && !EveryPage.NO_PAGES.contains(pattern)
                    && !pattern.endsWith(".{ending}")) {
                answered.add(pattern);
            }
        }
        TreeSet<String> lookedAt = new TreeSet<>();
        EveryPage.all().stream()
                .map(Shown::pattern)
                .filter(pattern -> !pattern.isEmpty())
                .forEach(lookedAt::add);
        assertEquals(answered, lookedAt);
    }
}
