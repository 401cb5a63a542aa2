/** The search over names, definitions and the text of content. */
@NullMarked
package dev.isomer.web.resource.search;

import org.jspecify.annotations.NullMarked;
