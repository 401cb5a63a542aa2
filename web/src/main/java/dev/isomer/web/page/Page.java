package dev.isomer.web.page;

/** What one page shows. */
public interface Page {
    /** The file of its template. */
    String template();
}
