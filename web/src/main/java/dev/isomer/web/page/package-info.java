/**
 * The pages: what each shows, as records of ready texts and numbers, and their rendering by templates that are compiled
 * when the application is built.
 */
@NullMarked
package dev.isomer.web.page;

import org.jspecify.annotations.NullMarked;
