package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.engine.TestedEngine.Damaged;
import org.junit.jupiter.api.Test;

/** What {@code verify()} finds in the databases that the engine's author has damaged: rule LIF-10. */
public class DamageContract extends Contract {
    /** The topic for this engine. */
    public DamageContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("LIF-10")
    void whatIsDamagedIsFound() {
        for (Damaged damaged : engine().damaged(folder())) {
            try {
                assertEquals(damaged.findings(), damaged.driver().verify());
            } finally {
                damaged.driver().close();
            }
        }
    }
}
