package dev.isomer.storage.memory.journal;

import java.io.Closeable;
import java.io.IOException;

/**
 * The one folder that a journal lives in, and all that a journal does with files.
 *
 * <p>Everything goes through here, so that a disk that forgets what was not forced can stand in for a real one. Names
 * are plain file names. Safe for use by several threads, one at a time for each file.
 */
public interface Disk extends ReadableDisk, Closeable {
    /**
     * Makes a file that only its owner may read.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is one
     */
    Appender create(String name) throws IOException;

    /** Gives a file another name, in place of a file that has it. */
    void rename(String from, String to) throws IOException;

    /** Removes a file. */
    void delete(String name) throws IOException;

    /** Makes the names of files durable. */
    void forceFolder() throws IOException;

    /** A file that grows at its end. */
    interface Appender extends Closeable {
        /** Adds bytes; after a failure any beginning of them may be there. */
        void append(byte[] bytes, int count) throws IOException;

        /** Makes everything that was appended durable. */
        void force() throws IOException;

        /** Cuts the file. */
        void truncate(long length) throws IOException;
    }
}
