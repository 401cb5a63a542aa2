package dev.isomer.storage.memory;

import dev.isomer.storage.spi.Scratch;
import java.util.List;

/** Every store in memory is new and has no name, so nothing is there before, beside or after it. */
record MemoryScratch(String url) implements Scratch {
    @Override
    public List<String> leftovers() {
        return List.of();
    }

    @Override
    public void prepare() {
        // There is no place to take.
    }

    @Override
    public String url(String name) {
        return url;
    }

    @Override
    public void remove(String name) {
        // It went when it was closed.
    }

    @Override
    public void removeAll() {
        // They go with the process.
    }
}
