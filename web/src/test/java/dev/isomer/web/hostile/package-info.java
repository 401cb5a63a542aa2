/**
 * The application under hostile requests of many named shapes, sent byte for byte; each shape also to a control, a
 * server without the defence that the shape is aimed at, which the same expectation must catch.
 */
@NullMarked
package dev.isomer.web.hostile;

import org.jspecify.annotations.NullMarked;
