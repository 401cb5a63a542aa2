/** Tests of metrics over HTTP. */
@NullMarked
package dev.isomer.web.resource.metric;

import org.jspecify.annotations.NullMarked;
