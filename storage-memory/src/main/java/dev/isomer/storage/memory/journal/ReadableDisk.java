package dev.isomer.storage.memory.journal;

import java.io.IOException;
import java.util.List;

/** The one folder that a journal lives in, as who only reads it sees it. */
public interface ReadableDisk {
    /** The names of the files, in no order. */
    List<String> list() throws IOException;

    /** How long a file is, in bytes. */
    long size(String name) throws IOException;

    /**
     * Reads from a place on, until the array is full or the file ends.
     *
     * @return how many bytes were read
     */
    int read(String name, long position, byte[] into) throws IOException;

    /** What the folder is called in messages. */
    @Override
    String toString();
}
