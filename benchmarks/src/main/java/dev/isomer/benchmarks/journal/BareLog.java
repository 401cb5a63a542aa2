package dev.isomer.benchmarks.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A file that frames are appended to and that is forced for all who wait at once: as little as it takes for what is
 * acknowledged to be on the disk.
 */
final class BareLog implements Closeable {
    private final RandomAccessFile file;
    private final Object turns = new Object();
    private boolean isForcing;
    private volatile long appended;
    private volatile long forced;
    private long forces;

    BareLog(Path path) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "rw");
    }

    /** Appends a frame and returns when it is on the disk. */
    void commit(byte[] frame) throws IOException {
        force(append(frame));
    }

    private synchronized long append(byte[] frame) throws IOException {
        file.write(frame);
        return ++appended;
    }

    private void force(long number) throws IOException {
        while (takeTurn(number)) {
            long reached = appended;
            try {
                file.getFD().sync();
                forced = reached;
            } finally {
                endTurn();
            }
        }
    }

    /** Waits for the turn to force; false if it is not needed any more. */
    private boolean takeTurn(long number) {
        synchronized (turns) {
            while (forced < number && isForcing) {
                try {
                    turns.wait();
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
            }
            isForcing = forced < number;
            return isForcing;
        }
    }

    private void endTurn() {
        synchronized (turns) {
            isForcing = false;
            forces++;
            turns.notifyAll();
        }
    }

    /** How often the file was forced; when nobody uses it any more. */
    long forces() {
        return forces;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
