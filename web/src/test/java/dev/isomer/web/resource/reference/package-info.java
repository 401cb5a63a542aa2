/** Tests that the description of the addresses is true. */
@NullMarked
package dev.isomer.web.resource.reference;

import org.jspecify.annotations.NullMarked;
