package dev.isomer.storage.junit;

import dev.isomer.storage.Store;

/** The rows that tests begin with. */
@FunctionalInterface
public interface Fixture {
    /**
     * Fills a new, empty store. It is called once; every test is given a copy of what it made, so it must not keep the
     * store.
     *
     * @throws Exception which fails the tests that ask for this fixture
     */
    void load(Store store) throws Exception;
}
