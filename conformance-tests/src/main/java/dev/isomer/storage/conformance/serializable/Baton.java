package dev.isomer.storage.conformance.serializable;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets one of several threads run at a time, and at each pause chooses the next from a seed: the same seed always gives
 * the same interleaving.
 *
 * <p>Transactions belong to the threads that began them, so interleaving them through the façade takes a thread for
 * each client. Handing on takes about 5 µs, and nothing where a client goes on itself.
 *
 * <p>A client that wants to write while another one does is not chosen until that one has given the store's lock back:
 * it would block with the baton in its hand. Everything but {@link #holder} is touched by the holder alone.
 */
final class Baton {
    private static final int NOBODY = -1;

    private enum State {
        READY,
        WANTS_TO_WRITE,
        DONE
    }

    private final State[] states;
    private final AtomicReferenceArray<Thread> threads;
    private final SplittableRandom random;
    private final boolean oneWriter;
    private final int stayPercent;
    private int writer = NOBODY;
    private boolean failed;
    private volatile int holder;

    /**
     * A baton for one history.
     *
     * @param oneWriter whether writes wait for each other
     */
    Baton(int clients, SplittableRandom random, boolean oneWriter) {
        this.states = new State[clients];
        this.threads = new AtomicReferenceArray<>(clients);
        this.random = random;
        this.oneWriter = oneWriter;
        this.stayPercent = 20 + 20 * random.nextInt(4);
        Arrays.fill(states, State.READY);
        holder = random.nextInt(clients);
    }

    /** Runs a client's work on this thread, from when it is first chosen. */
    void run(int client, Runnable work) {
        threads.set(client, Thread.currentThread());
        awaitTurn(client);
        boolean completed = false;
        try {
            throwIfFailed();
            work.run();
            completed = true;
        } finally {
            failed |= !completed;
            states[client] = State.DONE;
            giveLockBack(client);
            handTo(choose(client));
        }
    }

    /** How a client gives the others their turns. */
    Turns turns(int client) {
        return new Turns() {
            @Override
            public void pause() {
                Baton.this.pause(client);
            }

            @Override
            public void beforeWrite() {
                states[client] = State.WANTS_TO_WRITE;
                Baton.this.pause(client);
                states[client] = State.READY;
                writer = oneWriter ? client : NOBODY;
            }

            @Override
            public void afterWrite() {
                giveLockBack(client);
            }
        };
    }

    /** Between a commit's decision and its end: the store has given the lock back. */
    void afterSeal() {
        int client = holder;
        if (client != NOBODY) {
            giveLockBack(client);
            pause(client);
        }
    }

    private void giveLockBack(int client) {
        writer = writer == client ? NOBODY : writer;
    }

    private void pause(int client) {
        int next = choose(client);
        if (next != client) {
            handTo(next);
            awaitTurn(client);
        }
        throwIfFailed();
    }

    private void throwIfFailed() {
        if (failed) {
            throw new CancellationException("Another client failed.");
        }
    }

    private void handTo(int next) {
        holder = next;
        if (next != NOBODY) {
            LockSupport.unpark(threads.get(next));
        }
    }

    private void awaitTurn(int client) {
        while (holder != client) {
            LockSupport.park(this);
        }
    }

    private int choose(int current) {
        if (mayRun(current) && random.nextInt(100) < stayPercent) {
            return current;
        }
        int chosen = NOBODY;
        int candidates = 0;
        for (int client = 0; client < states.length; client++) {
            if (mayRun(client) && random.nextInt(++candidates) == 0) {
                chosen = client;
            }
        }
        return chosen;
    }

    private boolean mayRun(int client) {
        return states[client] == State.READY
                || states[client] == State.WANTS_TO_WRITE && (failed || !oneWriter || writer == NOBODY);
    }
}
