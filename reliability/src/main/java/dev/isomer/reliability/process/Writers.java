package dev.isomer.reliability.process;

import dev.isomer.reliability.store.StoreKind;
import dev.isomer.reliability.store.Workload;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts {@link Writer}s, each in a JVM of its own that is quick to start: small heap, one compiler, an archive of
 * loaded classes, and SQLite's library unpacked once, since who is killed leaves its copy behind. Safe for use by any
 * number of threads.
 */
public final class Writers {
    /** A JVM reads no archive of another version. */
    private static final String ARCHIVE = "writer-" + Runtime.version() + ".jsa";

    private final Path jar;
    private final Path folder;

    private Writers(Path jar, Path folder) {
        this.jar = jar;
        this.folder = folder;
    }

    /**
     * Prepares what all writers share, which takes some seconds. What is there already and newer than the jar is taken
     * as it is.
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
            Writers writers = new Writers(jar, folder);
            if (!isNewer(folder.resolve(ARCHIVE), jar)) {
                unpackLibrary(folder);
                writers.makeArchive();
            }
            return writers;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isNewer(Path archive, Path jar) throws IOException {
        return Files.exists(archive)
                && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) > 0;
    }

    /** Under its name only when it is whole. */
    private void makeArchive() throws IOException {
        Path half = folder.resolve(ARCHIVE + ".tmp");
        List<String> command = new ArrayList<>(java("-XX:ArchiveClassesAtExit=" + half, List.of()));
        command.addAll(List.of("-cp", jar.toString()));
        command.add(Writer.class.getName());
        command.add(folder.resolve("first").toString());
        Command.run(command.toArray(String[]::new));
        Files.move(half, folder.resolve(ARCHIVE), StandardCopyOption.REPLACE_EXISTING);
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

    private List<String> java(String archive, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                archive,
                "-Xmx64m",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Dorg.sqlite.lib.path=" + folder,
                "-Djava.io.tmpdir=" + folder));
        command.addAll(options);
        return command;
    }

    /**
     * A JVM that starts as quickly as those of writers: the words before the name of a class.
     *
     * @param options further ones
     * @param classPath what comes after the jar
     */
    public List<String> java(List<String> options, String... classPath) {
        List<String> command = java("-XX:SharedArchiveFile=" + folder.resolve(ARCHIVE), options);
        List<String> places = new ArrayList<>(List.of(jar.toString()));
        places.addAll(List.of(classPath));
        command.addAll(List.of("-cp", String.join(File.pathSeparator, places)));
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
        command.addAll(java(options));
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
