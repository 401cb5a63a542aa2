/** What machines that watch the server ask it: counts and sizes, in the text format of Prometheus. */
@NullMarked
package dev.isomer.web.resource.metric;

import org.jspecify.annotations.NullMarked;
