/** What is told to those who listen for changes. */
@NullMarked
package dev.isomer.web.resource.event;

import org.jspecify.annotations.NullMarked;
