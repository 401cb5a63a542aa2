/**
 * The one JSON reader and writer of the application: every limit of the parser is set, duplicate names, trailing tokens
 * and unknown fields are refused, and all texts leave in UTF-8 on one line.
 */
@NullMarked
package dev.isomer.web.json;

import org.jspecify.annotations.NullMarked;
