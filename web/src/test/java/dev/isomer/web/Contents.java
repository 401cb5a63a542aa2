package dev.isomer.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.web.http.RawAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What tests of whole runs put into stores, and find in folders. */
final class Contents {
    private Contents() {}

    /** Puts what is to have this path, and this definition. */
    static int put(int port, String path, String definition) {
        String body = "{\"definition\":\"" + definition + "\"}";
        return RawAnswer.to(port, RawAnswer.request("PUT", path, port, body, "Content-Type: application/json"))
                .status();
    }

    /** Puts so many servers, {@code s0} and so on. */
    static void fill(int port, int count) {
        for (int i = 0; i < count; i++) {
            assertEquals(201, put(port, "/servers/s" + i, "definition " + i));
        }
    }

    /** All files below a folder, and what is in each. */
    static Map<String, String> of(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            Map<String, String> contents = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        folder.relativize(file).toString(),
                        Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
            }
            return contents;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
