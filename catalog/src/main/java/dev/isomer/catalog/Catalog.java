package dev.isomer.catalog;

import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.secret.SecretVault;
import dev.isomer.storage.Store;
import dev.isomer.storage.Work;

/**
 * The catalog kept in a store, with the content directory beside it. Safe for many threads; closing the store is the
 * business of who opened it.
 */
public final class Catalog {
    private final Store store;
    private final ContentDirectory directory;
    private final UniqueClock clock;
    private final SecretVault vault;

    /**
     * A catalog over a store opened with {@link dev.isomer.catalog.model.CatalogSchema#SCHEMA}.
     *
     * @param clock the only one for that store, for its times never repeat
     */
    public Catalog(Store store, ContentDirectory directory, UniqueClock clock) {
        this(store, directory, clock, SecretVault.withoutKey());
    }

    /** The same, whose secrets are kept by a vault. */
    public Catalog(Store store, ContentDirectory directory, UniqueClock clock, SecretVault vault) {
        this.store = store;
        this.directory = directory;
        this.clock = clock;
        this.vault = vault;
    }

    /** Runs work that only reads, on one committed state, as {@link Store#read} does. */
    public <R, X extends Exception> R read(Work<? super CatalogTransaction, R, X> work) throws X {
        return store.read(tx -> work.run(new CatalogTransaction(tx, directory, clock, vault)));
    }

    /** Runs work that changes something, all of it or nothing, as {@link Store#write} does. */
    public <R, X extends Exception> R write(Work<? super CatalogTransaction, R, X> work) throws X {
        return store.write(tx -> work.run(new CatalogTransaction(tx, directory, clock, vault)));
    }

    /** The store. */
    public Store store() {
        return store;
    }

    /** The content directory. */
    public ContentDirectory directory() {
        return directory;
    }
}
