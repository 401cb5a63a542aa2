/** A JUnit extension that opens a store for each test, passes it in, verifies it afterwards and closes it. */
@NullMarked
package dev.isomer.storage.junit;

import org.jspecify.annotations.NullMarked;
