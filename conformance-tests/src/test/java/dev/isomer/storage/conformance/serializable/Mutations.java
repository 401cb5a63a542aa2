package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.conformance.serializable.Operation.CountRange;
import dev.isomer.storage.conformance.serializable.Operation.ReadList;
import dev.isomer.storage.conformance.serializable.Operation.ReadRange;
import dev.isomer.storage.conformance.serializable.Operation.ReadRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Changes one thing about a history: an outcome, a time, or what a read saw; it may become wrong or stay right. */
final class Mutations {
    private Mutations() {}

    static RecordedHistory mutate(RecordedHistory history, SplittableRandom random) {
        List<RecordedTransaction> transactions = new ArrayList<>(history.transactions());
        int number = 1 + random.nextInt(transactions.size() - 1);
        RecordedTransaction chosen = transactions.get(number);
        RecordedTransaction changed = switch (random.nextInt(6)) {
            case 0 -> with(chosen, chosen.start(), chosen.end(), !chosen.committed());
            case 1 -> with(chosen, chosen.end(), chosen.end() + 1, chosen.committed());
            case 2 -> moved(chosen, 100L * (1 + random.nextInt(transactions.size())));
            default -> withOtherRead(chosen, random);
        };
        transactions.set(number, changed);
        return new RecordedHistory(history.origin() + " with T" + number + " changed", transactions);
    }

    private static RecordedTransaction moved(RecordedTransaction chosen, long start) {
        return with(chosen, start, start + chosen.end() - chosen.start(), chosen.committed());
    }

    private static RecordedTransaction with(RecordedTransaction chosen, long start, long end, boolean committed) {
        return new RecordedTransaction(chosen.number(), chosen.client(), start, end, committed, chosen.operations());
    }

    private static RecordedTransaction withOtherRead(RecordedTransaction chosen, SplittableRandom random) {
        List<Operation> operations = new ArrayList<>(chosen.operations());
        for (int tries = 0; tries < 3 && !operations.isEmpty(); tries++) {
            int place = random.nextInt(operations.size());
            operations.set(place, other(operations.get(place), random));
        }
        return new RecordedTransaction(
                chosen.number(), chosen.client(), chosen.start(), chosen.end(), chosen.committed(), operations);
    }

    private static Operation other(Operation operation, SplittableRandom random) {
        if (operation instanceof ReadList read && !read.values().isEmpty()) {
            List<Long> values = new ArrayList<>(read.values());
            switch (random.nextInt(3)) {
                case 0 -> values.remove(values.size() - 1);
                case 1 -> Collections.rotate(values, 1);
                default -> values.add(1 + random.nextLong(12));
            }
            return new ReadList(read.list(), values);
        } else if (operation instanceof ReadRange read && !read.versions().isEmpty()) {
            TreeMap<Long, Long> versions = new TreeMap<>(read.versions());
            if (random.nextBoolean()) {
                versions.remove(versions.firstKey());
            } else {
                versions.put(versions.lastKey(), 1 + random.nextLong(12));
            }
            return new ReadRange(read.range(), versions);
        } else if (operation instanceof CountRange count) {
            return new CountRange(count.range(), Math.max(0, count.count() + (random.nextBoolean() ? 1 : -1)));
        } else if (operation instanceof ReadRow read) {
            return new ReadRow(read.row(), random.nextLong(12));
        }
        return operation;
    }
}
