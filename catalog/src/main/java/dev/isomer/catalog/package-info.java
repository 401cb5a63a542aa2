/**
 * The catalog: servers, aliases, variables and secrets, the content that they speak of, and what was done with them.
 * {@link dev.isomer.catalog.Catalog} runs work on it in transactions, and each
 * {@link dev.isomer.catalog.CatalogTransaction} gives the repositories, which are written once for every engine.
 */
@NullMarked
package dev.isomer.catalog;

import org.jspecify.annotations.NullMarked;
