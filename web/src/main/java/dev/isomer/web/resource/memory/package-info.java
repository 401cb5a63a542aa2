/** What takes how much of the store, and how to make room. */
@NullMarked
package dev.isomer.web.resource.memory;

import org.jspecify.annotations.NullMarked;
