package dev.isomer.web.architecture.control.catalog.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes into what is only read. */
final class BreaksReading {
    void write(Path path) throws IOException {
        Files.writeString(path, "");
    }
}
