package dev.isomer.web;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Ids that are numbered on behind a random beginning, which tells one start from another. Safe for many threads. */
final class NumberedIds implements Supplier<String> {
    private final String beginning;
    private final AtomicLong last = new AtomicLong();

    NumberedIds(String beginning) {
        this.beginning = beginning;
    }

    @Override
    public String get() {
        return beginning + '-' + last.incrementAndGet();
    }
}
