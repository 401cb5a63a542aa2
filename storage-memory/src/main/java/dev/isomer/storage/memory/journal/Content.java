package dev.isomer.storage.memory.journal;

import java.io.IOException;
import java.io.OutputStream;

/** What a transaction or a snapshot holds, given as it is written so that it need not be in memory as a whole. */
@FunctionalInterface
public interface Content {
    /** Writes all of it. */
    void writeTo(OutputStream out) throws IOException;
}
