/** Classes that break the rules of this layer, so that the rules can be seen to report them. */
@NullMarked
package dev.isomer.web.architecture.planted.storage.sqlite;

import org.jspecify.annotations.NullMarked;
