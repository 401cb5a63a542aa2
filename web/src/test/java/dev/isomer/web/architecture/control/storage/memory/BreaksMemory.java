package dev.isomer.web.architecture.control.storage.memory;

import java.nio.file.Files;
import java.nio.file.Path;

/** An in-memory engine that looks into files. */
final class BreaksMemory {
    boolean seen(Path path) {
        return Files.exists(path);
    }
}
