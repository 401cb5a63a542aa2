package dev.isomer.storage.memory.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A state that is the list of the transactions that led to it, so that nothing that is lost or changed can hide. */
final class Transcript implements Replay<List<String>> {
    /** Most transactions are short, and there are millions: what the JDK reads with would take most of the time. */
    private static final int FEW_BYTES = 64;

    @Override
    public List<String> empty() {
        return List.of();
    }

    @Override
    public void schema(List<String> lines) {
        if (!lines.equals(SCHEMA)) {
            throw new AssertionError("The schema is " + lines);
        }
    }

    static final List<String> SCHEMA = List.of("schema test", "type line");

    @Override
    public List<String> transaction(List<String> before, InputStream content) throws IOException {
        List<String> after = new ArrayList<>(before);
        ByteArrayOutputStream text = new ByteArrayOutputStream(FEW_BYTES);
        byte[] part = new byte[FEW_BYTES];
        for (int count = content.read(part); count >= 0; count = content.read(part)) {
            text.write(part, 0, count);
        }
        after.addAll(List.of(text.toString(StandardCharsets.UTF_8).split("\n")));
        return after;
    }

    @Override
    public void check(List<String> state) {}

    @Override
    public void progress(long bytes, long allBytes) {}

    /** A transaction of one line, or a snapshot of all. */
    static Content content(List<String> lines) {
        return out -> out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
}
