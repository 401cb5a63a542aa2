/**
 * The words that programs use: entity types read from records, attributes, predicates, queries, positions, the schema
 * and the value types. All are immutable and safe for use by any number of threads.
 */
@NullMarked
package dev.isomer.storage.model;

import org.jspecify.annotations.NullMarked;
