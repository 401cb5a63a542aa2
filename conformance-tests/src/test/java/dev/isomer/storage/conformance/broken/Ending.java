package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.conformance.wrapped.ForwardingWriting;
import dev.isomer.storage.spi.Writing;

/** A write that tells before it ends, whichever way. */
final class Ending extends ForwardingWriting {
    private final Runnable beforeSeal;
    private final Runnable beforeRollback;

    Ending(Writing working, Runnable beforeSeal, Runnable beforeRollback) {
        super(working);
        this.beforeSeal = beforeSeal;
        this.beforeRollback = beforeRollback;
    }

    @Override
    public Sealed seal() {
        beforeSeal.run();
        return super.seal();
    }

    @Override
    public void rollback() {
        beforeRollback.run();
        super.rollback();
    }
}
