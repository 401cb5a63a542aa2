package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.conformance.wrapped.ForwardingDriver;
import dev.isomer.storage.conformance.wrapped.ForwardingWriting;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Writing;

/** A driver that lets others come between a commit's decision, after which the next writer may begin, and its end. */
final class PausingDriver extends ForwardingDriver {
    private final Runnable afterSeal;

    PausingDriver(Driver inner, Runnable afterSeal) {
        super(inner);
        this.afterSeal = afterSeal;
    }

    @Override
    public Writing write(Scope scope) {
        return new ForwardingWriting(super.write(scope)) {
            @Override
            public Sealed seal() {
                Sealed sealed = super.seal();
                return () -> {
                    afterSeal.run();
                    sealed.await();
                };
            }
        };
    }
}
