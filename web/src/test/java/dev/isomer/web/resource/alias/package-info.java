/** Tests of {@code dev.isomer.web.resource.alias}. */
@org.jspecify.annotations.NullMarked
package dev.isomer.web.resource.alias;
