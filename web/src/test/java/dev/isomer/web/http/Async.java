package dev.isomer.web.http;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Runs what blocks on a thread of its own, so that it never waits for another test's. */
final class Async {
    private Async() {}

    static <R> CompletableFuture<R> call(Supplier<R> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task).start());
    }

    static CompletableFuture<Void> run(Runnable work) {
        return CompletableFuture.runAsync(work, task -> new Thread(task).start());
    }
}
