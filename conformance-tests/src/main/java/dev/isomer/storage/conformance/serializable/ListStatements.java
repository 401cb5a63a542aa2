package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.conformance.serializable.Operation.Append;
import dev.isomer.storage.conformance.serializable.Operation.ReadList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Appends and reads of a few lists, of which one in three is kept as text. */
final class ListStatements implements Statements {
    private static final int LISTS = 3;

    private final long firstList;
    private final Numbers numbers;
    private final SplittableRandom random;

    ListStatements(long run, Numbers numbers, SplittableRandom random) {
        this.firstList = run * LISTS;
        this.numbers = numbers;
        this.random = random;
    }

    @Override
    public void prepare(WriteTransaction transaction, Log log) {
        append(transaction, log, firstList);
    }

    @Override
    public void begin() {}

    @Override
    public void read(ReadTransaction transaction, Log log) {
        read(transaction, log, anyList());
    }

    @Override
    public void write(WriteTransaction transaction, Log log) {
        if (random.nextInt(10) < 3) {
            read(transaction, log);
        } else {
            append(transaction, log, anyList());
        }
    }

    @Override
    public void readAll(ReadTransaction transaction, Log log) {
        for (int i = 0; i < LISTS; i++) {
            read(transaction, log, firstList + i);
        }
    }

    private long anyList() {
        return firstList + random.nextInt(LISTS);
    }

    private static boolean isText(long list) {
        return list % LISTS == 1;
    }

    private static void read(ReadTransaction transaction, Log log, long list) {
        if (isText(list)) {
            readText(transaction, log, list);
            return;
        }
        List<Long> values = transaction.list(Appended.TYPE.where(Appended.LIST.eq(list))).stream()
                .map(Appended::value)
                .toList();
        log.add(new ReadList(list, values));
    }

    private static Optional<Register> readText(ReadTransaction transaction, Log log, long list) {
        Optional<Register> register = transaction.find(Register.LIST, list);
        log.add(new ReadList(list, register.map(Register::values).orElse(List.of())));
        return register;
    }

    private void append(WriteTransaction transaction, Log log, long list) {
        long value = numbers.next();
        if (isText(list)) {
            Optional<Register> register = readText(transaction, log, list);
            log.pause();
            List<Long> values = new ArrayList<>(register.map(Register::values).orElse(List.of()));
            values.add(value);
            if (register.isPresent()) {
                transaction.update(register.get().with(values));
            } else {
                transaction.insert(Register.of(list, values));
            }
        } else {
            transaction.insert(new Appended(0, list, value));
        }
        log.add(new Append(list, value));
    }
}
