package dev.isomer.web.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run.sh} says where it cannot start the application; each is one sentence that tells what to do. */
final class RunScriptTest {

    private static final String INSTALL = "sudo apt-get install openjdk-17-jdk-headless maven";

    @TempDir
    Path folder;

    private Path tools;

    @BeforeEach
    void collectTools() throws IOException {
        tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : List.of("dirname", "find", "head", "ls", "readlink", "sed")) {
            for (String place : List.of("/bin", "/usr/bin")) {
                Path program = Path.of(place, tool);
                if (Files.exists(program) && !Files.exists(tools.resolve(tool))) {
                    program(tools.resolve(tool), "exec " + program + " \"$@\"");
                }
            }
        }
    }

    @Test
    void withoutAJdkItSaysHowToInstallOne() {
        assertSays(
                3,
                "Isomer needs a JDK 17 or later, in JAVA_HOME or on the PATH; install one with: " + INSTALL,
                Map.of());
    }

    @Test
    void anOlderJdkIsNone() throws IOException {
        Path jdk = jdk("1.8.0_402");

        assertSays(
                3,
                "Isomer needs a JDK 17 or later, in JAVA_HOME or on the PATH; install one with: " + INSTALL,
                Map.of("JAVA_HOME", jdk.toString()));
    }

    @Test
    void withoutMavenItSaysHowToInstallIt() throws IOException {
        Path jdk = jdk("17.0.15");
        String sentence =
                "Isomer is built by Maven 3.8.6 or later, which is not on the PATH; install it with: " + INSTALL;

        assertSays(3, sentence, Map.of("JAVA_HOME", jdk.toString()));

        program(tools.resolve("mvn"), "echo 'Apache Maven 3.8.5 (3599d3414f046de2324203b78ddcf9b5e4388aa0)'");
        assertSays(3, sentence, Map.of("JAVA_HOME", jdk.toString()));
    }

    @Test
    void aFailedBuildSaysSoAndEndsWithOne() throws IOException {
        Path jdk = jdk("17.0.15");
        program(
                tools.resolve("mvn"),
                "case $* in",
                "*-v) echo 'Apache Maven 3.9.9 (8e8579a9e76f7d015ee5ec7bfcdc97d260186937)' ;;",
                "*-Dmaven.repo.local=/there*) echo '[ERROR] No disk.'; exit 1 ;;",
                "esac");
        Map<String, String> variables =
                Map.of("JAVA_HOME", jdk.toString(), "ISOMER_MAVEN_OPTIONS", "-o -Dmaven.repo.local=/there");

        try (ServerProcess script = start(variables)) {
            assertEquals(1, script.exitCode(), script.said());
            assertTrue(script.said().contains("\n[ERROR] No disk.\nThe build failed; "), script.said());
        }
    }

    @Test
    void anOddHeapIsRefused() {
        for (String heap : List.of("1024", "m", "0512m", "63m", "12x4m", "2t", "-1g", "4 g")) {
            assertSays(
                    2,
                    "ISOMER_HEAP takes a number and m or g, at least 64m: ISOMER_HEAP=512m ./run.sh",
                    Map.of("ISOMER_HEAP", heap));
        }
    }

    private void assertSays(int code, String sentence, Map<String, String> variables) {
        try (ServerProcess script = start(variables)) {
            assertEquals(code, script.exitCode(), script.said());
            assertEquals(sentence, script.said());
        }
    }

    /** A copy of the script in a folder where nothing is built, started through a link, which it follows. */
    private ServerProcess start(Map<String, String> variables) {
        try {
            Path home = Files.createDirectories(folder.resolve("home"));
            Path link = folder.resolve("isomer");
            if (!Files.exists(link)) {
                Files.copy(RunScript.path(), home.resolve("run.sh"));
                Files.createDirectory(home.resolve("scripts"));
                Files.copy(
                        RunScript.path().resolveSibling("scripts").resolve("building.sh"),
                        home.resolve("scripts").resolve("building.sh"));
                Files.createSymbolicLink(link, Path.of("home", "run.sh"));
            }
            Map<String, String> all = new HashMap<>(Map.of("JAVA_HOME", ""));
            all.putAll(variables);
            all.put("PATH", tools.toString());
            return ServerProcess.start(folder, all, List.of(link.toString(), "--in-memory-db"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What looks like a JDK of that version. */
    private Path jdk(String version) throws IOException {
        Path jdk = Files.createDirectory(folder.resolve("jdk"));
        Files.createDirectory(jdk.resolve("bin"));
        program(jdk.resolve("bin/java"), "exit 1");
        program(jdk.resolve("bin/javac"), "exit 1");
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    private static void program(Path file, String... lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
