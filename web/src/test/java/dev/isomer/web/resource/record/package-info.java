/** Tests of what is recorded and where it is shown. */
@NullMarked
package dev.isomer.web.resource.record;

import org.jspecify.annotations.NullMarked;
