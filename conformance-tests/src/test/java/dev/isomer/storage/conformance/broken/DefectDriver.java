package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.conformance.wrapped.ForwardingDriver;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Writing;

/** A driver whose transactions have a defect, and whose forks have it too. */
class DefectDriver extends ForwardingDriver {
    private final Schema schema;
    private final EngineOptions options;
    private final Defect defect;

    DefectDriver(Driver working, Schema schema, EngineOptions options, Defect defect) {
        super(working);
        this.schema = schema;
        this.options = options;
        this.defect = defect;
    }

    @Override
    public Reading read(Scope scope) {
        return defect.read(inner(), scope);
    }

    @Override
    public Writing write(Scope scope) {
        return defect.write(inner(), scope, schema);
    }

    @Override
    public Driver fork() {
        return defect.around(inner().fork(), schema, options);
    }
}
