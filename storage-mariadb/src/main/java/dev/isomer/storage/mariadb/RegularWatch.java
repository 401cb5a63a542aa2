package dev.isomer.storage.mariadb;

import dev.isomer.storage.model.Watch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Has others look for changes each second, as these servers tell nobody of commits. */
final class RegularWatch {
    private static final long PERIOD_SECONDS = 1;

    private RegularWatch() {}

    /** {@code name} is the thread's. */
    static Watch start(String name, Runnable heard) {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        clock.scheduleWithFixedDelay(heard, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
        return clock::shutdownNow;
    }
}
