package dev.isomer.storage.memory.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder of the file system, which is only read and may be in use. */
record ReadableFolder(Path folder) implements ReadableDisk {
    @Override
    public List<String> list() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder)) {
            paths.filter(Files::isRegularFile)
                    .forEach(path -> names.add(path.getFileName().toString()));
        }
        return names;
    }

    @Override
    public long size(String name) throws IOException {
        return Files.size(folder.resolve(name));
    }

    @Override
    public int read(String name, long position, byte[] into) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "r")) {
            file.seek(position);
            int total = 0;
            while (total < into.length) {
                int count = file.read(into, total, into.length - total);
                if (count < 0) {
                    break;
                }
                total += count;
            }
            return total;
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
