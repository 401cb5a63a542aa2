package dev.isomer.web.architecture.planted.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.web.architecture.planted.storage.memory.Engine;
import dev.isomer.web.architecture.planted.storage.spi.Driver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Knows the driver, an engine and JSON; has its own clock; speaks up; writes a file. */
final class Entities {
    Object use(Driver driver, JsonNode json) throws IOException {
        System.out.println(json);
        Files.writeString(Path.of("never"), driver.toString());
        return Instant.now().toString() + new Engine();
    }
}
