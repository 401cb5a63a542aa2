package dev.isomer.storage.conformance.wrapped;

import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Opening;
import dev.isomer.storage.model.Statistics;
import dev.isomer.storage.model.Watch;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Setting;
import dev.isomer.storage.spi.WriterQueue;
import dev.isomer.storage.spi.Writing;
import java.util.List;
import java.util.Set;

/** A driver that passes everything to another one. As safe for use by several threads as that one is. */
public class ForwardingDriver implements Driver {
    private final Driver inner;

    /** A driver around {@code inner}. */
    public ForwardingDriver(Driver inner) {
        this.inner = inner;
    }

    /** What the calls are passed to. */
    protected final Driver inner() {
        return inner;
    }

    @Override
    public Reading read(Scope scope) {
        return inner.read(scope);
    }

    @Override
    public Writing write(Scope scope) {
        return inner.write(scope);
    }

    @Override
    public void serve(WriterQueue queue) {
        inner.serve(queue);
    }

    @Override
    public Set<Capability> capabilities() {
        return inner.capabilities();
    }

    @Override
    public Driver fork() {
        return inner.fork();
    }

    @Override
    public List<Finding> verify() {
        return inner.verify();
    }

    @Override
    public Statistics statistics() {
        return inner.statistics();
    }

    @Override
    public Opening opening() {
        return inner.opening();
    }

    @Override
    public List<Setting> settings() {
        return inner.settings();
    }

    @Override
    public Watch watch(Runnable heard) {
        return inner.watch(heard);
    }

    @Override
    public void close() {
        inner.close();
    }
}
