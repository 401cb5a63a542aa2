/**
 * Content identifiers: the name of a piece of content, made from its length and either the content itself (up to 64
 * bytes) or its SHA-512 hash. Parsing, making (also while content streams by), and splitting request paths.
 */
@NullMarked
package dev.isomer.catalog.cid;

import org.jspecify.annotations.NullMarked;
