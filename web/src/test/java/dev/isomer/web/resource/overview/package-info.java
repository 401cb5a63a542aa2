/** Tests of the overview and of the files that pages load. */
@NullMarked
package dev.isomer.web.resource.overview;

import org.jspecify.annotations.NullMarked;
