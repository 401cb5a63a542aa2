package dev.isomer.storage.conformance.history;

import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.model.Schema;
import java.nio.file.Path;

/** A stage in a folder of its own, which goes with it. */
record Place(Stage stage, TestedEngine engine, Path folder) implements AutoCloseable {
    static Place open(TestedEngine engine, Schema schema, StoreOptions options) {
        Path folder = engine.newFolder();
        boolean done = false;
        try {
            Place place = new Place(new Stage(engine, schema, options, folder), engine, folder);
            done = true;
            return place;
        } finally {
            if (!done) {
                engine.remove(folder);
            }
        }
    }

    @Override
    public void close() {
        try {
            stage.close();
        } finally {
            engine.remove(folder);
        }
    }
}
