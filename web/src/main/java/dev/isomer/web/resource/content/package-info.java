/** The addresses of content. */
@NullMarked
package dev.isomer.web.resource.content;

import org.jspecify.annotations.NullMarked;
