package dev.isomer.storage.memory;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.StressOptions;

/**
 * Asks Lincheck whether calls at the same time have results that they could have had one after another: by model
 * checking, which switches threads at chosen accesses to shared memory, and on threads that run freely.
 */
final class Linearizable {
    private Linearizable() {}

    /** Passes if neither way finds results that no order explains. */
    static void assertLinearizable(Class<?> subject) {
        modelChecking(10, 100).actorsPerThread(2).actorsBefore(1).actorsAfter(1).check(subject);
        stress().check(subject);
    }

    /** Passes if model checking finds results that no order explains. */
    static void assertNotLinearizable(Class<?> subject) {
        assertThrows(
                LincheckAssertionError.class,
                () -> modelChecking(40, 200)
                        .actorsPerThread(1)
                        .actorsBefore(0)
                        .actorsAfter(0)
                        .check(subject));
    }

    /** On threads that run freely alone: for what waits, where switching at each access takes too long. */
    static void assertLinearizableUnderStress(Class<?> subject) {
        stress().check(subject);
    }

    private static ModelCheckingOptions modelChecking(int scenarios, int schedules) {
        return new ModelCheckingOptions()
                .addGuarantee(ManagedStrategyGuaranteeKt.forClasses(Linearizable::isConfined)
                        .allMethods()
                        .ignore())
                .iterations(scenarios)
                .invocationsPerIteration(schedules)
                .minimizeFailedScenario(false)
                .threads(2);
    }

    private static StressOptions stress() {
        return new StressOptions()
                .iterations(10)
                .invocationsPerIteration(500)
                .minimizeFailedScenario(false)
                .threads(3)
                .actorsPerThread(2)
                .actorsBefore(1)
                .actorsAfter(1);
    }

    /**
     * Whether a class only touches what one thread has in hand or what never changes, so that no switch of threads
     * within it makes a difference: all of the engine but what publishes, follows readers, and seals.
     */
    private static boolean isConfined(String className) {
        String simpleName = className.substring(className.lastIndexOf('.') + 1);
        return switch (simpleName) {
            case "MemoryDriver", "MemoryWriting", "LiveReaders", "Root" -> false;
            default ->
                className.startsWith("dev.isomer.storage.model.")
                        || className.startsWith("dev.isomer.storage.memory.") && !className.contains("Lincheck")
                        || className.startsWith("java.util.") && !className.startsWith("java.util.concurrent.");
        };
    }
}
