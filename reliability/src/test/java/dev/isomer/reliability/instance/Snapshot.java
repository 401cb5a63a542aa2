package dev.isomer.reliability.instance;

import dev.isomer.reliability.instance.Books.Account;
import dev.isomer.reliability.instance.Books.Entry;
import dev.isomer.storage.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the books hold at one moment.
 *
 * @param accounts all of them
 * @param entries by token, in the order of their ids
 */
record Snapshot(List<Account> accounts, Map<String, List<Entry>> entries) {
    static Snapshot of(List<Account> accounts, List<Entry> all) {
        Map<String, List<Entry>> entries = new HashMap<>();
        all.forEach(entry ->
                entries.computeIfAbsent(entry.token(), t -> new ArrayList<>()).add(entry));
        return new Snapshot(List.copyOf(accounts), entries);
    }

    /** Reads it in one transaction. */
    static Snapshot read(Store store) {
        return store.read(tx -> of(tx.list(Account.TYPE.all()), tx.list(Entry.TYPE.all())));
    }

    /** The ids of a transaction's rows; none where it is not there. */
    List<Long> ids(String token) {
        return entries.getOrDefault(token, List.of()).stream().map(Entry::id).toList();
    }

    /** What cannot be, whoever wrote what, in sentences. */
    List<String> wrong() {
        List<String> wrong = new ArrayList<>();
        Map<Long, Long> amounts = new TreeMap<>();
        for (long account = 1; account <= Books.ACCOUNTS; account++) {
            amounts.put(account, Books.FIRST_AMOUNT);
        }
        entries.forEach((token, rows) -> {
            if (!isWhole(rows)) {
                wrong.add("The transaction " + token + " is torn, or there twice: " + rows + ".");
            }
            for (Entry row : rows) {
                amounts.computeIfPresent(row.giver(), (account, amount) -> amount - row.amount());
                amounts.computeIfPresent(row.taker(), (account, amount) -> amount + row.amount());
            }
        });
        Map<Long, Long> found = new TreeMap<>();
        accounts.forEach(account -> found.put(account.id(), account.amount()));
        if (!found.equals(amounts)) {
            wrong.add("The accounts have " + found + ", and by the entries it must be " + amounts + ".");
        }
        return wrong;
    }

    private static boolean isWhole(List<Entry> rows) {
        for (int place = 0; place < rows.size(); place++) {
            if (rows.get(place).place() != place) {
                return false;
            }
        }
        return rows.size() == rows.get(0).rows();
    }
}
