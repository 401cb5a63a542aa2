@NullMarked
package dev.isomer.web.resource.exchange;

import org.jspecify.annotations.NullMarked;
