package dev.isomer.reliability.instance;

import dev.isomer.reliability.instance.Conduct.Fault;
import dev.isomer.storage.Store;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The program of which several write to one database, by some threads each, until its input ends or it is killed.
 *
 * <p>{@code Instance NAME SEED} and a {@link Conduct}, with the store's URL in the environment. What it prints, each
 * line in one write to the standard output, with a transaction's token after the word:
 *
 * <pre>
 *   opened                               the store is open
 *   begun, ack IDS, refused WHY          rows are to be made, are there, are not
 *   removing, removed, kept WHY          rows are to be removed, are gone, are there
 *   unknown WHY                          it cannot be known whether they are
 *   wrong SENTENCE                       what cannot be
 *   end                                  the store is closed
 * </pre>
 */
final class Instance {
    /** The variable of the environment that has the URL, which may have a password. */
    static final String URL = "INSTANCE_URL";

    private final String name;
    private final long seed;
    private final Conduct conduct;
    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private final AtomicBoolean mustEnd = new AtomicBoolean();

    private Instance(String name, long seed, Conduct conduct) {
        this.name = name;
        this.seed = seed;
        this.conduct = conduct;
    }

    /** See the class. */
    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        new Instance(words.get(0), Long.parseLong(words.get(1)), Conduct.of(words.subList(2, words.size()))).run();
    }

    private void run() throws Exception {
        List<Thread> threads = new ArrayList<>();
        try (Store store = Books.open(System.getenv(URL), conduct.options())) {
            print("opened");
            for (int i = 0; i < conduct.threads(); i++) {
                Hand hand = new Hand(store, name + "-" + i, seed + i, this::print, this::listen);
                Thread thread = new Thread(() -> write(hand), "hand " + i);
                thread.start();
                threads.add(thread);
            }
            while (conduct.fault() != Fault.HOLDS && in.readLine() != null) {
                // Only the end is awaited.
            }
            mustEnd.set(conduct.fault() != Fault.HOLDS);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        print("end");
    }

    private void write(Hand hand) {
        try {
            if (conduct.fault() == Fault.HOLDS) {
                hand.hold();
            }
            while (!mustEnd.get()) {
                hand.step(conduct.fault() == Fault.ACKNOWLEDGES_EARLY);
            }
        } catch (RuntimeException failed) {
            print("wrong " + failed);
            Runtime.getRuntime().halt(1);
        }
    }

    private void listen() {
        try {
            in.readLine();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void print(String line) {
        byte[] single = (line.replace('\n', ' ') + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            out.write(single);
        } catch (IOException nobodyListens) {
            Runtime.getRuntime().halt(2);
        }
    }
}
