package dev.isomer.web.resource.row;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is made from a row, kept while the very same row is asked for again: rows never change, and an engine in memory
 * gives the same ones until it has others. At most {@value #SLOTS} values are kept, which must not hold the row. Safe
 * for many threads.
 */
public final class RowCache<R, V> {
    private static final int SLOTS = 2_048;

    private final AtomicReferenceArray<@Nullable Kept<R, V>> slots = new AtomicReferenceArray<>(SLOTS);
    private final ToIntFunction<R> number;
    private final Function<R, V> making;
    private final Predicate<V> isLittle;

    private record Kept<R, V>(WeakReference<R> row, V value) {}

    /**
     * An empty one.
     *
     * @param number tells rows apart that are asked for together; best one after the other
     * @param making makes a value, the same one for the same row
     * @param isLittle tells which values are kept
     */
    public RowCache(ToIntFunction<R> number, Function<R, V> making, Predicate<V> isLittle) {
        this.number = number;
        this.making = making;
        this.isLittle = isLittle;
    }

    /** The value of a row. */
    public V of(R row) {
        int slot = Math.floorMod(number.applyAsInt(row), SLOTS);
        Kept<R, V> kept = slots.getAcquire(slot);
        if (kept != null && kept.row.refersTo(row)) {
            return kept.value;
        }
        V fresh = making.apply(row);
        if (isLittle.test(fresh)) {
            slots.setRelease(slot, new Kept<>(new WeakReference<>(row), fresh));
        }
        return fresh;
    }
}
