/** The application's entities as one schema and the repositories over them, written once on the storage façade. */
@NullMarked
package dev.isomer.catalog;

import org.jspecify.annotations.NullMarked;
