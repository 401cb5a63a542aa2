package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.conformance.serializable.Operation.CountRange;
import dev.isomer.storage.conformance.serializable.Operation.Put;
import dev.isomer.storage.conformance.serializable.Operation.Range;
import dev.isomer.storage.conformance.serializable.Operation.ReadRange;
import dev.isomer.storage.conformance.serializable.Operation.ReadRow;
import dev.isomer.storage.conformance.serializable.Operation.Refused;
import dev.isomer.storage.conformance.serializable.Operation.Remove;
import dev.isomer.storage.model.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Lists and counts by predicates, and changes of rows that they found, as {@link Range} says. */
final class ItemStatements implements Statements {
    private static final int LEVELS = 8;
    private static final int LEAVING = 4;
    private static final Range EVERYTHING = new Range(0, Integer.MAX_VALUE);

    private final long run;
    private final Numbers numbers;
    private final SplittableRandom random;
    private final List<Long> found = new ArrayList<>();

    ItemStatements(long run, Numbers numbers, SplittableRandom random) {
        this.run = run;
        this.numbers = numbers;
        this.random = random;
    }

    @Override
    public void prepare(WriteTransaction transaction, Log log) {
        for (int i = 0; i < LEAVING; i++) {
            insert(transaction, log, false);
        }
    }

    @Override
    public void begin() {
        found.clear();
    }

    @Override
    public void read(ReadTransaction transaction, Log log) {
        Range range = new Range(random.nextInt(LEVELS), random.nextInt(LEVELS));
        boolean counts = random.nextBoolean();
        list(transaction, log, range);
        if (counts) {
            log.pause();
            log.add(new CountRange(range, transaction.count(Item.TYPE, Item.within(run, range))));
        }
    }

    @Override
    public void write(WriteTransaction transaction, Log log) {
        int kind = random.nextInt(10);
        if (kind < 3) {
            insert(transaction, log, true);
        } else if (kind < 5 || found.isEmpty()) {
            read(transaction, log);
        } else {
            change(transaction, log, found.get(random.nextInt(found.size())), kind < 8);
        }
    }

    @Override
    public void readAll(ReadTransaction transaction, Log log) {
        list(transaction, log, EVERYTHING);
    }

    private void list(ReadTransaction transaction, Log log, Range range) {
        Predicate<Item> within = Item.within(run, range);
        TreeMap<Long, Long> versions = new TreeMap<>();
        found.clear();
        transaction.forEach(Item.TYPE.where(within), item -> {
            versions.put(item.id(), item.version());
            found.add(item.id());
        });
        log.add(new ReadRange(range, versions));
    }

    private void insert(WriteTransaction transaction, Log log, boolean arriving) {
        Item item = transaction.insert(new Item(0, run, arriving, random.nextInt(LEVELS - 2), numbers.next()));
        log.add(new Put(item.id(), 0, item.version(), arriving, item.level()));
    }

    private void change(WriteTransaction transaction, Log log, long row, boolean raises) {
        int byLevels = 1 + random.nextInt(3);
        Optional<Item> seen = transaction.get(Item.TYPE, row);
        log.add(new ReadRow(row, seen.map(Item::version).orElse(0L)));
        if (seen.isEmpty()) {
            return;
        }
        log.pause();
        Item item = seen.get();
        if (raises || item.arriving()) {
            Item raised = transaction.update(item.raised(byLevels, numbers.next()));
            log.add(new Put(row, item.version(), raised.version(), raised.arriving(), raised.level()));
        } else if (transaction.delete(Item.TYPE, row)) {
            log.add(new Remove(row, item.version()));
        } else {
            log.add(new Refused("row " + row + " was there and could not be deleted"));
        }
    }
}
