package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.history.HistoryCampaign;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Random histories on an engine and on the model. Rules HIS. */
public class HistoryContract extends Contract {
    private static final int STATEMENTS = 3_000;

    private final TestedEngine engine;

    /** The topic for this engine. */
    public HistoryContract(TestedEngine engine) {
        super(engine);
        this.engine = engine;
    }

    @Test
    @CountsRuns
    @Rule("HIS-01")
    void historiesGoAsOnTheModel() {
        assertEquals(
                STATEMENTS,
                HistoryCampaign.run(11, STATEMENTS, Map.of("the engine", engine))
                        .total());
    }

    @Test
    @CountsRuns
    @Rule("HIS-01")
    void otherHistoriesGoAsOnTheModel() {
        assertEquals(
                STATEMENTS,
                HistoryCampaign.run(38, STATEMENTS, Map.of("the engine", engine))
                        .total());
    }
}
