/** Tests of what pages show. */
@NullMarked
package dev.isomer.web.page;

import org.jspecify.annotations.NullMarked;
