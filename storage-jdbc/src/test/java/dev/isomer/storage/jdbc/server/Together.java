package dev.isomer.storage.jdbc.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work that several threads begin at the same moment. */
final class Together {
    private Together() {}

    /** What each thread does, by its number from 0. */
    @FunctionalInterface
    interface Part {
        void run(int number) throws Exception;
    }

    /** Runs all parts, and throws what the first that failed has thrown. */
    static void run(int many, Part part) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(many);
        CyclicBarrier ready = new CyclicBarrier(many);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    ready.await();
                    part.run(number);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
