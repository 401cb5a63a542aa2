package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.model.Watch;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Those who hear of others' commits, all by one watch on the server, which is there while there are any. */
final class Watches {
    private final Function<Runnable, Watch> start;
    private final List<Runnable> hearing = new CopyOnWriteArrayList<>();
    private @Nullable Watch running;

    /** {@code start} begins a watch on the server. */
    Watches(Function<Runnable, Watch> start) {
        this.start = start;
    }

    synchronized Watch add(Runnable heard) {
        // Of its own, so that one who watches twice is heard twice and closes one at a time.
        Runnable mine = new Runnable() {
            @Override
            public void run() {
                heard.run();
            }
        };
        hearing.add(mine);
        if (running == null) {
            running = start.apply(() -> hearing.forEach(this::tell));
        }
        return () -> remove(mine);
    }

    /** One that fails keeps no other from hearing. */
    private void tell(Runnable one) {
        if (!hearing.contains(one)) {
            return;
        }
        try {
            one.run();
        } catch (RuntimeException failure) {
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, failure);
        }
    }

    private synchronized void remove(Runnable mine) {
        hearing.remove(mine);
        if (hearing.isEmpty() && running != null) {
            running.close();
            running = null;
        }
    }

    synchronized void close() {
        List.copyOf(hearing).forEach(this::remove);
    }
}
