package dev.isomer.web.http;

/** What answers at one or several addresses that belong together. */
@FunctionalInterface
public interface Resource {
    /** Adds its routes. */
    void addTo(Router.Builder routes);
}
