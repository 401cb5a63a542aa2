package dev.isomer.storage.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Values by key, each made once, by the first thread that asks for it; others that ask wait for it, and nobody waits
 * for the value of another key. A failure is remembered as a value is, until it is removed.
 */
final class Once<K, V> {
    private final ConcurrentMap<K, FutureTask<V>> values = new ConcurrentHashMap<>();

    V get(K key, Callable<V> maker) {
        FutureTask<V> own = new FutureTask<>(maker);
        FutureTask<V> known = values.putIfAbsent(key, own);
        if (known == null) {
            own.run();
            known = own;
        }
        return result(known);
    }

    /** The value of a key, or null if there is none. */
    @Nullable
    V find(K key) {
        FutureTask<V> known = values.get(key);
        return known == null ? null : result(known);
    }

    /** Forgets a key, and gives the value that it had; null if there was none, or a failure. */
    @Nullable
    V remove(K key) {
        FutureTask<V> known = values.remove(key);
        try {
            return known == null ? null : result(known);
        } catch (RuntimeException | Error failureInPlaceOfAValue) {
            return null;
        }
    }

    /** Forgets all keys, and gives the values that they had. */
    List<V> removeAll() {
        List<V> removed = new ArrayList<>();
        for (K key : List.copyOf(values.keySet())) {
            V value = remove(key);
            if (value != null) {
                removed.add(value);
            }
        }
        return removed;
    }

    private static <V> V result(FutureTask<V> task) {
        try {
            return task.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("This thread was interrupted while it waited for a store.", interrupted);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException known) {
                throw known;
            }
            if (failure.getCause() instanceof Error known) {
                throw known;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }
}
