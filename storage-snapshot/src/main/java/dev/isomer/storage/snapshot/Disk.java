package dev.isomer.storage.snapshot;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What a file is written with; each step may fail, which tests make it do. */
interface Disk {
    /** A new, empty file that its owner alone can read and write. */
    default Path temporary(Path folder, String prefix) throws IOException {
        return Files.createTempFile(folder, prefix, ".tmp");
    }

    /** The file, to be written from its start on. */
    default FileOutputStream open(Path file) throws IOException {
        return new FileOutputStream(file.toFile());
    }

    /** Waits until what was written is on the disk. */
    default void force(FileOutputStream out) throws IOException {
        out.getFD().sync();
    }

    /** Gives the file its new name at once, in the place of what has that name. */
    default void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Waits until the names in a folder are on the disk; not on Windows, which cannot. */
    default void forceFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
