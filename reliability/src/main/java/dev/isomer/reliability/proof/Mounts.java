package dev.isomer.reliability.proof;

import dev.isomer.reliability.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * File systems below one folder, which ends with this process: its name has the process's id, so that what a killed one
 * left is found and unmounted by the next. Safe for use by any number of threads.
 */
public final class Mounts implements AutoCloseable {
    private static final String PREFIX = "isomer-reliability-";
    private static final Path TABLE = Path.of("/proc/self/mounts");

    private static final int MOST_TRIES = 200;

    private final Path folder;
    private int count;

    private Mounts(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder in memory, and removes those of processes that are gone.
     *
     * @throws IllegalStateException if file systems cannot be mounted here
     */
    public static Mounts open() {
        Path above = Path.of("/dev/shm");
        try {
            try (DirectoryStream<Path> left = Files.newDirectoryStream(above, PREFIX + "*")) {
                for (Path folder : left) {
                    if (isLeft(folder)) {
                        remove(folder);
                    }
                }
            }
            Mounts mounts = new Mounts(Files.createDirectories(
                    above.resolve(PREFIX + ProcessHandle.current().pid())));
            Runtime.getRuntime().addShutdownHook(new Thread(mounts::close, "unmount"));
            return mounts;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isLeft(Path folder) {
        String id = folder.getFileName().toString().substring(PREFIX.length());
        return id.matches("\\d{1,9}") && ProcessHandle.of(Long.parseLong(id)).isEmpty();
    }

    /** A new name for a file or folder. */
    synchronized Path next(String name) {
        count++;
        return folder.resolve(name + "-" + count);
    }

    /** A folder of a few mebibytes, in memory. */
    Path inMemory(int mebibytes) throws IOException {
        Path point = Files.createDirectory(next("memory"));
        Command.asRoot(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=" + mebibytes + "m,mode=777",
                "isomer-reliability",
                point.toString());
        return point;
    }

    /** Mounts a file that has a file system in it. */
    Path image(Path image) throws IOException {
        Path point = Files.createDirectory(next("disk"));
        Command.asRoot("mount", "-t", "ext4", "-o", "loop", image.toString(), point.toString());
        return point;
    }

    /**
     * Unmounts a folder. A process that is just being started has the files of this one open for a moment, its
     * parent's, so it is tried again.
     */
    static void unmount(Path point) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                Command.asRoot("umount", point.toString());
                break;
            } catch (IllegalStateException busy) {
                if (tries == MOST_TRIES) {
                    throw busy;
                }
            }
        }
        Files.delete(point);
    }

    /** Unmounts and removes all that is left. */
    @Override
    public void close() {
        remove(folder);
    }

    private static void remove(Path folder) {
        try {
            List<String> points = new ArrayList<>();
            for (String line : Files.readAllLines(TABLE)) {
                String point = line.split(" ", -1)[1];
                if (point.startsWith(folder + "/")) {
                    points.add(point);
                }
            }
            Collections.reverse(points);
            for (String point : points) {
                Command.asRoot("umount", "--lazy", point);
            }
            Folders.remove(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
