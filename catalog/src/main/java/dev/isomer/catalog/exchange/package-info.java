/**
 * Documents that carry a catalog from one place to another: reading them, importing them all or nothing, and starting a
 * store from one. The only package of the catalog that uses Jackson.
 */
@NullMarked
package dev.isomer.catalog.exchange;

import org.jspecify.annotations.NullMarked;
