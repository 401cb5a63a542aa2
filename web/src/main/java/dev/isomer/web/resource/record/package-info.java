/** What is recorded, and where it is shown: page views, interactions, runs of servers, exports. */
@NullMarked
package dev.isomer.web.resource.record;

import org.jspecify.annotations.NullMarked;
