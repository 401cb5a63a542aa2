package dev.isomer.reliability.instance;

import dev.isomer.reliability.instance.Books.Account;
import dev.isomer.reliability.instance.Books.Entry;
import dev.isomer.storage.Work;
import dev.isomer.storage.WriteTransaction;
import java.util.ArrayList;
import java.util.List;

/**
 * A transaction of an instance.
 *
 * @param token its own; of a removal, that of the transaction whose rows it removes
 * @param isRemoval whether it removes them
 * @param work what it does; gives the ids of the rows that it made
 */
record Change(String token, boolean isRemoval, Work<WriteTransaction, List<Long>, RuntimeException> work) {
    /** Makes some rows. */
    static Change insertion(String token, int rows) {
        return new Change(token, false, tx -> {
            List<Long> ids = new ArrayList<>();
            for (int place = 0; place < rows; place++) {
                ids.add(tx.insert(new Entry(0, token, place, rows, 0, 0, 0)).id());
            }
            return ids;
        });
    }

    /** Moves an amount from one account to another, and makes a row that says so. */
    static Change move(String token, long giver, long taker, long amount) {
        return new Change(token, false, tx -> {
            add(tx, giver, -amount);
            add(tx, taker, amount);
            return List.of(
                    tx.insert(new Entry(0, token, 0, 1, giver, taker, amount)).id());
        });
    }

    private static void add(WriteTransaction tx, long account, long amount) {
        tx.update(tx.get(Account.TYPE, account).orElseThrow().plus(amount));
    }

    /** Removes rows, all of which must be there, and moves back what they say was moved. */
    static Change removal(String token, List<Long> ids) {
        return new Change(token, true, tx -> {
            for (long id : ids) {
                Entry entry = tx.get(Entry.TYPE, id)
                        .orElseThrow(() -> new IllegalStateException("The row " + id + " of " + token + " is gone."));
                if (entry.amount() > 0) {
                    add(tx, entry.giver(), entry.amount());
                    add(tx, entry.taker(), -entry.amount());
                }
                tx.delete(Entry.TYPE, id);
            }
            return List.of();
        });
    }
}
