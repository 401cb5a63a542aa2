package dev.isomer.reliability.instance;

import dev.isomer.reliability.instance.Books.Account;
import dev.isomer.storage.Store;
import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.StoreException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One thread of an {@link Instance}, and what it writes: for that thread alone. */
final class Hand {
    private static final int CHOICES = 10;
    private static final int MOST_ROWS = 4;
    private static final int MOST_AMOUNT = 100;
    private static final int KEPT_IN_MIND = 20;

    private final Store store;
    private final String name;
    private final SplittableRandom random;
    private final Consumer<String> printer;
    private final Runnable listening;
    private final Deque<Made> made = new ArrayDeque<>();
    private final List<Change> kept = new ArrayList<>();
    private long number;

    /** Rows that this thread made and may remove. */
    private record Made(String token, List<Long> ids) {}

    /**
     * @param printer prints a line
     * @param listening waits for a line of the standard input
     */
    Hand(Store store, String name, long seed, Consumer<String> printer, Runnable listening) {
        this.store = store;
        this.name = name;
        this.random = new SplittableRandom(seed);
        this.printer = printer;
        this.listening = listening;
    }

    private String token() {
        number++;
        return name + "-" + number;
    }

    /** Writes two rows, and waits in between, at the first try, for a line that it is told. */
    void hold() {
        String token = token();
        AtomicBoolean isHeld = new AtomicBoolean();
        Change whole = Change.insertion(token, 2);
        carryOut(new Change(token, false, tx -> {
            List<Long> ids = whole.work().run(tx);
            if (isHeld.compareAndSet(false, true)) {
                printer.accept("holding " + token);
                listening.run();
            }
            return ids;
        }));
    }

    /** Does one thing: makes rows, moves an amount, removes rows of its own, or reads. */
    void step(boolean isEarly) {
        int choice = random.nextInt(CHOICES);
        if (choice == 0) {
            read();
        } else if (choice <= 3 && !made.isEmpty()) {
            Made oldest = made.removeFirst();
            carryOut(Change.removal(oldest.token(), oldest.ids()));
        } else {
            Change change = choice <= 6 ? move() : Change.insertion(token(), 1 + random.nextInt(MOST_ROWS));
            if (isEarly) {
                keepInMind(change);
            } else {
                carryOut(change);
            }
        }
    }

    private Change move() {
        long giver = 1 + random.nextInt(Books.ACCOUNTS);
        long taker = 1 + (giver + random.nextInt(Books.ACCOUNTS - 1)) % Books.ACCOUNTS;
        return Change.move(token(), giver, taker, 1 + random.nextInt(MOST_AMOUNT));
    }

    private void read() {
        try {
            long sum = store.read(tx -> tx.list(Account.TYPE.all()).stream()
                    .mapToLong(Account::amount)
                    .sum());
            if (sum != Books.ACCOUNTS * Books.FIRST_AMOUNT) {
                printer.accept("wrong " + name + " reads a sum of " + sum + ".");
            }
        } catch (StoreException unreachable) {
            printer.accept("unread " + unreachable);
        }
    }

    private void carryOut(Change change) {
        String token = change.token();
        printer.accept((change.isRemoval() ? "removing " : "begun ") + token);
        List<Long> ids;
        try {
            ids = store.write(change.work());
        } catch (OutcomeUnknownException unknown) {
            printer.accept("unknown " + token + " " + unknown);
            return;
        } catch (StoreException refused) {
            printer.accept((change.isRemoval() ? "kept " : "refused ") + token + " " + refused);
            return;
        } catch (IllegalStateException wrong) {
            printer.accept("wrong " + wrong.getMessage());
            return;
        }
        if (change.isRemoval()) {
            printer.accept("removed " + token);
        } else {
            printer.accept(
                    "ack " + token + " " + ids.stream().map(String::valueOf).collect(Collectors.joining(",")));
            made.addLast(new Made(token, ids));
        }
    }

    /** A fault that proofs must find: what it calls done it only keeps in mind, and commits some at a time. */
    private void keepInMind(Change change) {
        printer.accept("begun " + change.token());
        printer.accept("ack " + change.token());
        kept.add(change);
        if (kept.size() == KEPT_IN_MIND) {
            kept.forEach(one -> store.write(one.work()));
            kept.clear();
        }
    }
}
