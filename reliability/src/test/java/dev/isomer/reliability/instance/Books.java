package dev.isomer.reliability.instance;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.Stores;
import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;

/** What all instances write to: accounts between which amounts move, and entries that tell of each transaction. */
final class Books {
    static final int ACCOUNTS = 10;
    static final long FIRST_AMOUNT = 1_000;

    static final Schema SCHEMA = Schema.of("books", Account.TYPE, Entry.TYPE);

    private Books() {}

    /** How much an account has. */
    record Account(@Id long id, long amount) {
        static final EntityType<Account> TYPE = EntityType.of(Account.class);

        Account plus(long more) {
            return new Account(id, amount + more);
        }
    }

    /**
     * One row of a transaction.
     *
     * @param token the transaction's own
     * @param place from 0
     * @param rows how many rows the transaction has
     * @param giver the account that gave an amount, or 0
     * @param taker the account that took it, or 0
     * @param amount 0 if nothing moved
     */
    record Entry(@Id long id, @MaxLength(40) String token, int place, int rows, long giver, long taker, long amount) {
        static final EntityType<Entry> TYPE = EntityType.of(Entry.class);
    }

    static Store open(String url, StoreOptions options) {
        return Stores.open(url, SCHEMA, options);
    }

    /** Makes the accounts in a new store. */
    static void prepare(Store store) {
        store.write(tx -> {
            for (int i = 0; i < ACCOUNTS; i++) {
                tx.insert(new Account(0, FIRST_AMOUNT));
            }
            return null;
        });
    }
}
