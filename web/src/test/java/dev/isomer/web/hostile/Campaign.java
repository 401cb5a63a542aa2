package dev.isomer.web.hostile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends clients of all shapes to one server, the slow ones beside the quick ones, and a well-behaved one beside all.
 */
final class Campaign {
    /** How long a client waits for anything; what is silent for longer hangs. */
    static final int PATIENCE_MILLIS = 30_000;

    private static final int QUICK_AT_ONCE = 4;
    private static final int COMPLAINTS_KEPT = 20;
    private static final int PROBES_APART_MILLIS = 5;

    private final int port;
    private final long seed;
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> sent = new ConcurrentHashMap<>();
    private final Set<Shape> failed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger probes = new AtomicInteger();

    Campaign(int port, long seed) {
        this.port = port;
        this.seed = seed;
    }

    /** Sends so many quick clients, the shapes in turn, and so many slow ones of each slow shape. */
    void run(int quick, int slowOfEach) throws Exception {
        List<Shape> quickShapes =
                Shapes.all().stream().filter(shape -> !shape.slow()).toList();
        List<Shape> slowShapes = Shapes.all().stream().filter(Shape::slow).toList();
        ExecutorService threads = Executors.newCachedThreadPool();
        CountDownLatch done = new CountDownLatch(1);
        AtomicInteger next = new AtomicInteger();
        Future<?> prober = threads.submit(() -> probe(done));
        List<Future<?>> clients = new ArrayList<>();
        for (int i = 0; i < slowOfEach * slowShapes.size(); i++) {
            int number = i;
            clients.add(threads.submit(() -> send(slowShapes.get(number % slowShapes.size()), number)));
        }
        for (int i = 0; i < QUICK_AT_ONCE; i++) {
            clients.add(threads.submit(() -> {
                int number;
                while ((number = next.getAndIncrement()) < quick) {
                    send(quickShapes.get(number % quickShapes.size()), number);
                }
            }));
        }
        for (Future<?> client : clients) {
            client.get(1, TimeUnit.HOURS);
        }
        done.countDown();
        prober.get(1, TimeUnit.MINUTES);
        threads.shutdown();
    }

    /** What went wrong, a line each; the first of many. */
    List<String> complaints() {
        return complaints.stream().limit(COMPLAINTS_KEPT).toList();
    }

    /** How many clients were sent. */
    int sent() {
        return sent.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** How many shapes had one. */
    int shapes() {
        return sent.size();
    }

    /** How many ordinary requests were answered beside. */
    int probes() {
        return probes.get();
    }

    private void send(Shape shape, int number) {
        sent.computeIfAbsent(shape.name(), name -> new AtomicInteger()).incrementAndGet();
        if (failed.contains(shape)) {
            return;
        }
        complaint(shape, seed, number, port, PATIENCE_MILLIS).ifPresent(complaint -> {
            failed.add(shape);
            complaints.add(shape + ", client " + number + " of -Dhostile.seed=" + seed + ": " + complaint);
        });
    }

    private void probe(CountDownLatch done) {
        Expectation answered = Expectation.of(200);
        try {
            do {
                probe(answered);
            } while (!done.await(PROBES_APART_MILLIS, TimeUnit.MILLISECONDS) && complaints.size() < COMPLAINTS_KEPT);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void probe(Expectation answered) {
        try {
            Script script = Script.of(new Dice(new Random(0), port).get("/servers"));
            answered.complaint(Conversation.hold(port, script, PATIENCE_MILLIS))
                    .ifPresent(complaint -> complaints.add("An ordinary request: " + complaint));
            probes.incrementAndGet();
        } catch (IOException refused) {
            complaints.add("An ordinary request: " + refused);
        }
    }

    /** What is wrong with what became of one client. */
    static Optional<String> complaint(Shape shape, long seed, int number, int port, int patienceMillis) {
        try {
            return shape.expectation()
                    .complaint(Conversation.hold(port, shape.client(seed, number, port), patienceMillis));
        } catch (IOException refused) {
            return Optional.of("no connection: " + refused);
        }
    }
}
