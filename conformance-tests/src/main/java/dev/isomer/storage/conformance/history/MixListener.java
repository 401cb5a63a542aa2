package dev.isomer.storage.conformance.history;

import org.jspecify.annotations.Nullable;

/** Counts what a history is made of while it runs on the model. */
final class MixListener implements HistoryPlayer.Listener {
    private final Mix mix = new Mix();
    private final ModelStage stage;

    MixListener(ModelStage stage) {
        this.stage = stage;
    }

    Mix mix() {
        return mix;
    }

    @Override
    public void answered(Step.Statement statement, @Nullable Answer answer, boolean undone, @Nullable Statements on) {
        if (answer != null) {
            mix.add(statement, answer, undone, stage);
        }
    }

    @Override
    public void ended(Step.Block block) {
        mix.add(block);
    }

    @Override
    public void happened(Step.Event event) {
        mix.add(event);
    }
}
