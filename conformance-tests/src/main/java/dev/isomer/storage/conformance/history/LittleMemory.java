package dev.isomer.storage.conformance.history;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.history.Operation.Kind;
import dev.isomer.storage.error.MemoryLimitExceededException;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.EntityType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Histories on stores with little memory. How many bytes a row takes is for the engine to say; so a history is played
 * once to see which statements find no more memory. Each of these must change nothing: the model leaves it out, and all
 * rows are asked for after it.
 */
final class LittleMemory {
    private static final String REFUSED = MemoryLimitExceededException.class.getSimpleName();

    private final BitSet refused;
    private final List<EntityType<?>> types;
    private int number;

    private LittleMemory(BitSet refused, List<EntityType<?>> types) {
        this.refused = refused;
        this.types = types;
    }

    /** The history as the engine must play it, the same if it finds memory for everything. */
    static History on(TestedEngine engine, History history) {
        BitSet refused = history.isLimited() ? refused(engine, history) : new BitSet();
        return refused.isEmpty()
                ? history
                : history.with(
                        new LittleMemory(refused, history.family().schema().types()).marked(history.steps()));
    }

    private static BitSet refused(TestedEngine engine, History history) {
        BitSet refused = new BitSet();
        int[] next = new int[1];
        try (Place place = Place.open(engine, history.family().schema(), history.options())) {
            if (place.stage().store().capabilities().contains(Capability.MEMORY_LIMIT)) {
                HistoryPlayer.play(
                        history,
                        new StorePlayable(place.stage(), history.family()),
                        (statement, answer, undone, on) -> {
                            boolean none = answer != null
                                    && answer.result() instanceof Refusal refusal
                                    && refusal.kind().equals(REFUSED);
                            refused.set(next[0]++, none && statement.operation() instanceof Operation.Put);
                        });
            }
        }
        return refused;
    }

    private List<Step> marked(List<Step> steps) {
        List<Step> marked = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Block block) {
                marked.add(block.with(marked(block.steps())));
            } else if (step instanceof Step.Statement statement
                    && refused.get(number++)
                    && statement.operation() instanceof Operation.Put put) {
                marked.add(statement.with(new Operation.WithoutMemory(put)));
                types.stream().map(LittleMemory::allRows).forEach(marked::add);
            } else {
                marked.add(step);
            }
        }
        return List.copyOf(marked);
    }

    private static Step allRows(EntityType<?> type) {
        Selected all = new Selected(Family.ofRecords(type).all(), null);
        return new Step.Statement(new Operation.Rows(Kind.LIST, all));
    }

    /** How many statements find no more memory. */
    static int refusals(List<Step> steps) {
        int refusals = 0;
        for (Step step : steps) {
            refusals += step instanceof Step.Block block
                    ? refusals(block.steps())
                    : step instanceof Step.Statement statement
                                    && statement.operation() instanceof Operation.WithoutMemory
                            ? 1
                            : 0;
        }
        return refusals;
    }
}
