package dev.isomer.reliability.process;

import dev.isomer.reliability.store.StoreKind;
import dev.isomer.reliability.store.Workload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts {@link Writer}s, each in a JVM of its own that is quick to start: small heap, one compiler, an archive of
 * loaded classes, and SQLite's library unpacked once, since who is killed leaves its copy behind. Safe for use by any
 * number of threads.
 */
public final class Writers {
    private static final String ARCHIVE = "writer.jsa";

    private final Path jar;
    private final Path folder;

    private Writers(Path jar, Path folder) {
        this.jar = jar;
        this.folder = folder;
    }

    /**
     * Prepares what all writers share, which takes some seconds.
     *
     * @param jar this program with all that it needs
     * @param folder where to keep it
     */
    public static Writers prepare(Path jar, Path folder) {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " is not there: mvn package -pl reliability -am -DskipTests");
        }
        try {
            Files.createDirectories(folder);
            unpackLibrary(folder);
            Writers writers = new Writers(jar, folder);
            List<String> command = new ArrayList<>(writers.java(List.of()));
            command.add(1, "-XX:ArchiveClassesAtExit=" + folder.resolve(ARCHIVE));
            command.add(Writer.class.getName());
            command.add(folder.resolve("first").toString());
            Command.run(command.toArray(String[]::new));
            return writers;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The jar that this class is in, or the one that {@code -Dreliability.jar} names. */
    public static Path ownJar() {
        String named = System.getProperty("reliability.jar");
        try {
            return named != null
                    ? Path.of(named)
                    : Path.of(Writers.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void unpackLibrary(Path folder) throws IOException {
        String name = "org/sqlite/native/" + org.sqlite.util.OSInfo.getNativeLibFolderPathForCurrentOS() + "/"
                + System.mapLibraryName("sqlitejdbc");
        try (InputStream library = Writers.class.getClassLoader().getResourceAsStream(name)) {
            if (library == null) {
                throw new IllegalStateException("sqlite-jdbc has no library for this system: " + name);
            }
            Files.write(folder.resolve(System.mapLibraryName("sqlitejdbc")), library.readAllBytes());
        }
    }

    private List<String> java(List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Dorg.sqlite.lib.path=" + folder,
                "-Djava.io.tmpdir=" + folder));
        command.addAll(options);
        command.add("-cp");
        command.add(jar.toString());
        return command;
    }

    /** Starts a writer on a store in a folder. */
    public WriterProcess start(StoreKind kind, Path store, Workload workload) {
        return start(kind, store, workload, List.of(), List.of());
    }

    /**
     * Starts a writer.
     *
     * @param before a command that runs it, such as strace with its options
     * @param options further ones for its JVM
     */
    public WriterProcess start(
            StoreKind kind, Path store, Workload workload, List<String> before, List<String> options) {
        List<String> command = new ArrayList<>(before);
        List<String> java = java(options);
        command.addAll(java.subList(0, 1));
        command.add("-XX:SharedArchiveFile=" + folder.resolve(ARCHIVE));
        command.addAll(java.subList(1, java.size()));
        command.addAll(List.of(Writer.class.getName(), kind.name(), store.toString(), workload.toString()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            return new WriterProcess(process);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
