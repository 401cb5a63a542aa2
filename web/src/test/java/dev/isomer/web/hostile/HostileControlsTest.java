package dev.isomer.web.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The expectation of each shape catches a server that lacks the defence. */
final class HostileControlsTest {
    private static final int PATIENCE_MILLIS = 4_000;
    private static final int CLIENTS = 12;

    @Test
    void everyControlIsCaught() throws Exception {
        Map<Control, Control.Running> controls = new EnumMap<>(Control.class);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            for (Control control : Control.values()) {
                controls.put(control, control.start());
            }
            Map<Shape, CompletableFuture<Boolean>> caught =
                    new TreeMap<>((a, b) -> a.name().compareTo(b.name()));
            for (Shape shape : Shapes.all()) {
                int port = controls.get(shape.control()).port();
                caught.put(shape, CompletableFuture.supplyAsync(() -> isCaught(shape, port), threads));
            }
            List<String> missed = new ArrayList<>();
            for (Map.Entry<Shape, CompletableFuture<Boolean>> entry : caught.entrySet()) {
                if (!entry.getValue().get(2, TimeUnit.MINUTES)) {
                    missed.add(entry.getKey().name());
                }
            }
            assertEquals("", String.join("\n", missed));
        } finally {
            controls.values().forEach(Control.Running::close);
            threads.shutdownNow();
        }
    }

    @Test
    void everyControlAnswersAnOrdinaryRequest() throws Exception {
        for (Control control : Control.values()) {
            try (Control.Running running = control.start()) {
                Script script = Script.of(new Dice(new Random(0), running.port()).get("/servers"));
                Outcome outcome = Conversation.hold(running.port(), script, Campaign.PATIENCE_MILLIS);
                assertEquals(Optional.empty(), Expectation.of(200).complaint(outcome), control.name());
            }
        }
    }

    private static boolean isCaught(Shape shape, int port) {
        for (int number = 0; number < CLIENTS; number++) {
            if (Campaign.complaint(shape, 1, number, port, PATIENCE_MILLIS).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
