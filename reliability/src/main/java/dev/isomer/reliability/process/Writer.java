package dev.isomer.reliability.process;

import dev.isomer.reliability.store.NumberedStore;
import dev.isomer.reliability.store.StoreKind;
import dev.isomer.reliability.store.Verdict;
import dev.isomer.reliability.store.Workload;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The program that is killed: opens a store, looks at what is left in it, and commits transactions, each of which it
 * acknowledges when the commit has returned, in one write to the standard output.
 *
 * <pre>
 *   opening              before the store is opened
 *   unopened REASON      it cannot be opened or read; the program ends
 *   wrong SENTENCE       what is left cannot be after any crash, or cannot be read; the program ends
 *   found NUMBER         all is there up to this transaction
 *   ack NUMBER           this one is committed
 *   refused EXCEPTION    it is not, and what was there before can still be read
 *   end                  the store is closed
 * </pre>
 */
public final class Writer {
    /** In a row, after which the program ends. */
    private static final int MOST_REFUSALS = 3;

    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private final Workload workload;
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong newest = new AtomicLong();

    private Writer(Workload workload) {
        this.workload = workload;
    }

    /** {@code Writer KIND FOLDER WORKLOAD}, or {@code Writer FOLDER} to use every kind once and end. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 1) {
            useAll(Path.of(arguments[0]));
            return;
        }
        Writer writer = new Writer(Workload.parse(arguments[2]));
        StoreKind kind = StoreKind.valueOf(arguments[0]);
        writer.print("opening");
        boolean isSound = writer.run(kind, Files.createDirectories(Path.of(arguments[1])));
        // Whatever else runs in this process.
        Runtime.getRuntime().halt(isSound ? 0 : 1);
    }

    /** So that an archive of classes has what each kind needs. */
    private static void useAll(Path folder) throws Exception {
        Workload few = Workload.SMALL.by(2).ofCommits(4);
        for (StoreKind kind : StoreKind.values()) {
            Path own = Files.createDirectories(folder.resolve(kind.name()));
            new Writer(few.by(threads(kind))).run(kind, own);
            new Writer(few.by(threads(kind))).run(kind, own);
        }
    }

    private static int threads(StoreKind kind) {
        return kind.name().startsWith("JOURNAL") ? 2 : 1;
    }

    private boolean run(StoreKind kind, Path folder) throws Exception {
        NumberedStore store;
        Verdict found;
        try {
            store = kind.open(folder, workload);
            found = Verdict.of(store.parts(), workload);
        } catch (Exception unreadable) {
            print("unopened " + unreadable);
            return false;
        }
        for (String sentence : found.wrong()) {
            print("wrong " + sentence);
        }
        if (!found.wrong().isEmpty()) {
            return false;
        }
        newest.set(found.newest());
        print("found " + newest);
        commit(store);
        try {
            store.close();
        } catch (Exception failed) {
            print("unclosed " + failed);
            return true;
        }
        print("end");
        return true;
    }

    private void commit(NumberedStore store) throws Exception {
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < workload.threads(); i++) {
            Thread other = new Thread(() -> commitOrEnd(store), "writer");
            others.add(other);
            other.start();
        }
        commitOrEnd(store);
        for (Thread other : others) {
            other.join();
        }
    }

    private void commitOrEnd(NumberedStore store) {
        try {
            int refusals = 0;
            while (refusals < MOST_REFUSALS && begun.getAndIncrement() < workload.commits()) {
                refusals = commitsOne(store) ? 0 : refusals + 1;
            }
        } catch (IOException | RuntimeException failed) {
            // Nobody listens any more, or this program is wrong.
            Runtime.getRuntime().halt(2);
        }
    }

    private boolean commitsOne(NumberedStore store) throws IOException {
        long number;
        try {
            number = store.commit(before -> before + 1);
        } catch (Exception refused) {
            print("refused " + refused.getClass().getSimpleName());
            read(store);
            return false;
        }
        newest.accumulateAndGet(number, Math::max);
        print("ack " + number);
        return true;
    }

    /** What was refused must not be seen, and what was committed before must. */
    private void read(NumberedStore store) throws IOException {
        try {
            Verdict now = Verdict.of(store.parts(), workload);
            if (workload.threads() == 1
                    && (now.newest() != newest.get() || !now.wrong().isEmpty())) {
                print("wrong After a refusal the newest is " + now + ", and " + newest + " was acknowledged.");
            }
        } catch (Exception unreadable) {
            print("wrong After a refusal nothing can be read: " + unreadable);
        }
    }

    /** In one write, so that a line is there or not. */
    private void print(String line) throws IOException {
        String single = line.replace('\n', ' ') + "\n";
        out.write(single.getBytes(StandardCharsets.UTF_8));
    }
}
