/** Where aliases lead: the redirects of every path that nothing else answers, and trying a path before it is needed. */
@NullMarked
package dev.isomer.web.resource.alias;

import org.jspecify.annotations.NullMarked;
