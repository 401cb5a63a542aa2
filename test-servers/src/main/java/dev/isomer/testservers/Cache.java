package dev.isomer.testservers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Folders that are made once on a machine, whoever asks first, and used by all from then on. */
final class Cache {
    /** Makes what is in a folder. */
    @FunctionalInterface
    interface Filler {
        void fill(Path folder) throws IOException;
    }

    private final Path root;

    Cache(Path root) {
        this.root = root;
    }

    /**
     * The one of this user: {@code ~/.cache/isomer}, or below {@code XDG_CACHE_HOME}; {@code /var/cache/isomer} where
     * servers cannot read what is in root's home folder.
     */
    static Cache ofUser() {
        String set = System.getenv("XDG_CACHE_HOME");
        if (set != null && !set.isBlank()) {
            return new Cache(Path.of(set, "isomer"));
        }
        return new Cache(
                Account.isNobody()
                        ? Path.of("/var/cache/isomer")
                        : Path.of(System.getProperty("user.home"), ".cache", "isomer"));
    }

    Path root() {
        return root;
    }

    /**
     * The folder of this name, which is filled first if it is not there. Other JVMs that want the same folder wait; the
     * threads of one take turns at a name by themselves. One that was half filled when its JVM was killed is never
     * seen, and filled anew.
     */
    Path folder(String name, Filler filler) throws IOException {
        Path folder = root.resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(root);
        } catch (IOException failure) {
            throw new IOException(
                    "The folder " + root + " cannot be made; name a folder that can be written by the variable"
                            + " XDG_CACHE_HOME.",
                    failure);
        }
        try (FileChannel file = FileChannel.open(
                        root.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = file.lock()) {
            if (lock.isValid() && !Files.isDirectory(folder)) {
                Path part = root.resolve(name + ".part");
                new Command(List.of("rm", "-rf", part.toString())).run("");
                Files.createDirectory(part);
                filler.fill(part);
                Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return folder;
    }
}
