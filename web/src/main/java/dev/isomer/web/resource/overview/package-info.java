/** The overview, the files that pages load, and what machines ask a server. */
@NullMarked
package dev.isomer.web.resource.overview;

import org.jspecify.annotations.NullMarked;
