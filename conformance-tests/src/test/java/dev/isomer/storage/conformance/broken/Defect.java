package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.conformance.wrapped.ForwardingWriting;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Writing;

/**
 * One way to be wrong, put around a driver that works. As it stands nothing is wrong: all goes through
 * {@link OwnQueries}, {@link ForwardingWriting} and {@link DefectDriver}.
 *
 * <p>Its methods may be called by many threads; what a defect remembers it keeps in the objects that they make.
 */
interface Defect {
    /** The driver with this defect. */
    default Driver around(Driver working, Schema schema, EngineOptions options) {
        return new DefectDriver(working, schema, options, this);
    }

    /** A read that begins. */
    default Reading read(Driver working, Scope scope) {
        return reading(working.read(scope));
    }

    /** What answers questions, in a read and in a write. */
    default Reading reading(Reading working) {
        return new OwnQueries(working);
    }

    /** A write that begins. */
    default Writing write(Driver working, Scope scope, Schema schema) {
        Writing writing = working.write(scope);
        return writing(writing, reading(writing), schema);
    }

    /** What changes rows. */
    default Writing writing(Writing working, Reading reading, Schema schema) {
        return new ForwardingWriting(working, reading);
    }
}
