package dev.isomer.storage.conformance.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Steps made from other steps. */
final class StepEdits {
    private StepEdits() {}

    /**
     * The steps with each statement and each event replaced, or left out where null; blocks without steps are left out
     * too.
     */
    static List<Step> eachLeaf(List<Step> steps, Replacement replacement) {
        List<Step> others = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Block block) {
                List<Step> inner = eachLeaf(block.steps(), replacement);
                if (!inner.isEmpty()) {
                    others.add(block.with(inner));
                }
            } else {
                Step other = replacement.of(step);
                if (other != null) {
                    others.add(other);
                }
            }
        }
        return List.copyOf(others);
    }

    /** What comes in the place of a statement or an event. */
    interface Replacement {
        /** Null to leave it out. */
        @Nullable
        Step of(Step leaf);
    }

    /** The steps with each statement replaced. */
    static List<Step> eachStatement(List<Step> steps, UnaryOperator<Step.Statement> replacement) {
        return eachLeaf(steps, leaf -> leaf instanceof Step.Statement statement ? replacement.apply(statement) : leaf);
    }

    /** How many transactions and savepoints there are. */
    static int blocks(List<Step> steps) {
        int blocks = 0;
        for (Step step : steps) {
            blocks += step instanceof Step.Block block ? 1 + blocks(block.steps()) : 0;
        }
        return blocks;
    }

    /** The steps with the block of this number replaced, counted from 0 with each outer one before its inner ones. */
    static List<Step> replaceBlock(List<Step> steps, int number, Function<Step.Block, List<Step>> replacement) {
        return replaceBlock(steps, new int[] {number}, replacement);
    }

    private static List<Step> replaceBlock(List<Step> steps, int[] left, Function<Step.Block, List<Step>> replacement) {
        List<Step> others = new ArrayList<>();
        for (Step step : steps) {
            if (!(step instanceof Step.Block block)) {
                others.add(step);
            } else if (left[0]-- == 0) {
                others.addAll(replacement.apply(block));
            } else {
                others.add(block.with(replaceBlock(block.steps(), left, replacement)));
            }
        }
        return List.copyOf(others);
    }
}
