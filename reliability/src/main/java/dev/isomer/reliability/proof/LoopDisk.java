package dev.isomer.reliability.proof;

import dev.isomer.reliability.process.Command;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A disk with ext4 in a file: what the file has is what the disk was given, and what only the operating system's cache
 * has is not in it. A copy of the file is the disk after a power cut; mounting it replays the file system's journal.
 */
final class LoopDisk implements AutoCloseable {
    private static final int MEBIBYTES = 48;
    private static final int MOST_COPIES = 50;

    private final Path image;
    private final Path point;

    private LoopDisk(Path image, Path point) {
        this.image = image;
        this.point = point;
    }

    /** A new one, empty. */
    static LoopDisk make(Mounts mounts) {
        Path image = mounts.next("image");
        try {
            try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
                file.setLength(MEBIBYTES * 1024L * 1024);
            }
            Command.run("mkfs.ext4", "-q", "-F", "-E", "root_owner", image.toString());
            return new LoopDisk(image, mounts.image(image));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * The disk as a power cut leaves it. Nobody may write meanwhile but the operating system, and where that did, a
     * copy is taken again, so that it is how the disk was at one moment.
     *
     * @return the copy's file
     */
    Path cut(Mounts mounts) {
        Path copy = mounts.next("image");
        try {
            for (int i = 0; i < MOST_COPIES; i++) {
                Command.run("cp", "--sparse=always", image.toString(), copy.toString());
                if (Files.mismatch(image, copy) < 0) {
                    return copy;
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        throw new IllegalStateException(image + " was never still for as long as a copy takes.");
    }

    /** Mounts the file of a disk after a power cut. */
    static LoopDisk ofCut(Path copy, Mounts mounts) {
        try {
            return new LoopDisk(copy, mounts.image(copy));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where it is mounted. */
    Path folder() {
        return point;
    }

    @Override
    public void close() {
        try {
            Mounts.unmount(point);
            Files.delete(image);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
