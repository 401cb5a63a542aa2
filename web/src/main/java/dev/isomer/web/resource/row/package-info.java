/** What is kept of rows between requests. */
@NullMarked
package dev.isomer.web.resource.row;

import org.jspecify.annotations.NullMarked;
