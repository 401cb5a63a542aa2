package dev.isomer.storage.conformance.history;

import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.Store;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TransferQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A read transaction that stays open on a thread of its own, as transactions belong to one, and answers questions while
 * the store goes on. Asked by one thread.
 */
public final class LongReader implements AutoCloseable {
    private final TransferQueue<Consumer<@Nullable ReadTransaction>> questions = new LinkedTransferQueue<>();
    private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private boolean closing;

    private LongReader() {}

    /** Begins a transaction on the newest committed state, and returns once it has begun. */
    static LongReader of(Store store) {
        LongReader reader = new LongReader();
        Thread thread = new Thread(() -> reader.run(store), "long-reader");
        thread.setDaemon(true);
        thread.start();
        reader.await(reader.begun);
        return reader;
    }

    private void run(Store store) {
        try {
            store.read(transaction -> {
                begun.complete(true);
                while (!closing) {
                    questions.take().accept(transaction);
                }
                return true;
            });
            ended.complete(true);
        } catch (InterruptedException | RuntimeException failure) {
            begun.completeExceptionally(failure);
            ended.completeExceptionally(failure);
        }
    }

    private <R> R await(CompletableFuture<R> future) {
        try {
            return future.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            } else if (failure.getCause() instanceof Error cause) {
                throw cause;
            }
            throw failure;
        }
    }

    /** What the work results in, or throws, when it is run in the transaction. */
    public <R> R ask(Function<ReadTransaction, R> work) {
        CompletableFuture<R> answer = new CompletableFuture<>();
        questions.add(transaction -> {
            try {
                answer.complete(work.apply(transaction));
            } catch (Throwable thrown) {
                answer.completeExceptionally(thrown);
            }
        });
        return await(answer);
    }

    /** Ends the transaction, and returns once it has ended. */
    @Override
    public void close() {
        questions.add(transaction -> closing = true);
        await(ended);
    }
}
