/**
 * The catalog's entities as records, and the one schema that they make. They refer to each other by name or content
 * identifier, in text, and never by key: nothing is deleted because something else is.
 */
@NullMarked
package dev.isomer.catalog.model;

import org.jspecify.annotations.NullMarked;
