/** Tests of the sources and of the arrows between packages, each with a control that breaks the rule on purpose. */
@NullMarked
package dev.isomer.web.architecture;

import org.jspecify.annotations.NullMarked;
