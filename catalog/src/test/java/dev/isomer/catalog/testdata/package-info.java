/** Rows for tests of the catalog and of what is built on it: the tests' jar of this module has this package alone. */
@NullMarked
package dev.isomer.catalog.testdata;

import org.jspecify.annotations.NullMarked;
