/**
 * A store of its own for every test: by a JUnit extension, or by the id of a scope where tests run otherwise.
 *
 * <p>{@link dev.isomer.storage.junit.StoreTest} and {@link dev.isomer.storage.junit.EveryStore} are tests with a store;
 * {@link dev.isomer.storage.junit.TestStores} opens, shares and removes stores and knows nothing of JUnit.
 */
@NullMarked
package dev.isomer.storage.junit;

import org.jspecify.annotations.NullMarked;
