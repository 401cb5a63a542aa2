/** What people are told when the store refuses something. */
@NullMarked
package dev.isomer.web.resource.refusal;

import org.jspecify.annotations.NullMarked;
