/** Tests of the search. */
@NullMarked
package dev.isomer.web.resource.search;

import org.jspecify.annotations.NullMarked;
