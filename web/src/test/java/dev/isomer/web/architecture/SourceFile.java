package dev.isomer.web.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Java source file of the repository.
 *
 * @param path the file's path from the root of the repository, with {@code /} between its names
 * @param text the whole text
 */
record SourceFile(String path, String text) {

    /** Every Java source file of the repository that the working directory is in, in the order of their paths. */
    static List<SourceFile> ofRepository() {
        Path root = repositoryRoot();
        try (Stream<Path> modules = Files.list(root)) {
            return modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(folder -> javaFilesIn(folder).stream())
                    .sorted()
                    .map(file -> read(root, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the file is part of what is shipped, rather than of the tests. */
    boolean isMain() {
        return path.contains("/src/main/");
    }

    String directory() {
        return path.substring(0, path.lastIndexOf('/'));
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Path repositoryRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static List<Path> javaFilesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceFile read(Path root, Path file) {
        try {
            String path = root.relativize(file).toString().replace('\\', '/');
            return new SourceFile(path, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
