package dev.isomer.storage.snapshot;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

/** A snapshot as somebody edits it who knows the format: with the right hashes. */
final class Forgery {
    private String text;

    Forgery(Path file) throws IOException {
        this.text = Files.readString(file);
    }

    /** Puts one text in the place of another, which is there. */
    Forgery with(String old, String replacement) {
        String changed = text.replace(old, replacement);
        assertNotEquals(text, changed);
        text = changed;
        return this;
    }

    /** Writes it with the hashes that belong to it. */
    void write(Path file) throws IOException {
        for (String type : types()) {
            int from = text.indexOf(start(type)) + start(type).length();
            int end = text.indexOf("]", from);
            while (text.charAt(end - 1) != '\n') {
                end = text.indexOf("]", end + 1);
            }
            text = text.replaceFirst(
                    "(\"" + type + "\": \\{\"rows\":[^,]*,\"lastId\":[^,]*,\"sha256\":\")[^\"]*",
                    "$1" + sha256(text.substring(from, Math.max(from, end - 1))));
        }
        String body = text.substring(0, text.lastIndexOf("\"sha256\": \""));
        Files.writeString(file, body + SnapshotFormat.end(sha256(body)));
    }

    private List<String> types() {
        return Stream.of("book", "author", "empty", "door", "visit")
                .filter(type -> text.contains(start(type)))
                .toList();
    }

    private static String start(String type) {
        return "\n\"" + type + "\": [\n";
    }

    private static String sha256(String text) {
        MessageDigest digest = Sha256.start();
        digest.update(SnapshotFormat.bytes(text));
        return Sha256.end(digest);
    }
}
