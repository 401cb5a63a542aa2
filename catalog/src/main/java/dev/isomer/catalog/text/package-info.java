/**
 * Rules for text that the catalog's formats depend on: what counts as blank, where a line ends, how letter case is
 * folded, in which order texts sort, and the exact JSON text whose hash names a document. They follow the language that
 * the formats were first written in, and differ from Java's own in places that matter.
 */
@NullMarked
package dev.isomer.catalog.text;

import org.jspecify.annotations.NullMarked;
