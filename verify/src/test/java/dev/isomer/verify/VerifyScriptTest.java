package dev.isomer.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify.sh} in a repository of which nothing is built, with a JDK and a Maven that say how they are called. */
final class VerifyScriptTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private Path home;
    private Path tools;

    @BeforeEach
    void collect() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectory(home.resolve("scripts"));
        Files.copy(ROOT.resolve("verify.sh"), home.resolve("verify.sh"));
        Files.copy(ROOT.resolve("scripts/building.sh"), home.resolve("scripts/building.sh"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.createDirectories(home.resolve("verify/target"));
        Files.createSymbolicLink(folder.resolve("check"), Path.of("home", "verify.sh"));
        tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : List.of("dirname", "find", "head", "mktemp", "readlink", "sed")) {
            Path program = Files.exists(Path.of("/bin", tool)) ? Path.of("/bin", tool) : Path.of("/usr/bin", tool);
            program(tools.resolve(tool), "exec " + program + " \"$@\"");
        }
        Files.createDirectories(folder.resolve("jdk/bin"));
        program(folder.resolve("jdk/bin/java"), "for argument; do printf '%s\\n' \"$argument\"; done", "exit 7");
        program(folder.resolve("jdk/bin/javac"), "exit 1");
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.15\"\n");
    }

    private VerifyProcess start(String javaHome, String... arguments) {
        List<String> command = new ArrayList<>(List.of(folder.resolve("check").toString()));
        command.addAll(List.of(arguments));
        Map<String, String> variables = Map.of(
                "JAVA_HOME",
                javaHome,
                "PATH",
                tools.toString(),
                "TMPDIR",
                folder.toString(),
                "ISOMER_MAVEN_OPTIONS",
                "-o -Dmaven.repo.local=/there");
        return VerifyProcess.start(folder, variables, command);
    }

    private void jar(Instant modified) throws IOException {
        Path jar = home.resolve("verify/target/verify.jar");
        Files.writeString(jar, "");
        Files.setLastModifiedTime(jar, FileTime.from(modified));
    }

    private void maven(String... lines) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "case $* in",
                "*-v) echo 'Apache Maven 3.9.9 (8e8579a9e76f7d015ee5ec7bfcdc97d260186937)'; exit ;;",
                "esac"));
        all.addAll(List.of(lines));
        program(tools.resolve("mvn"), all.toArray(String[]::new));
    }

    @Test
    void aCurrentJarRunsWithTheArgumentsAsTheyAre() throws IOException {
        jar(Instant.now().plusSeconds(60));
        try (VerifyProcess script = start(folder.resolve("jdk").toString(), "--topics", "A, B", "sqlite:a b.db")) {
            assertEquals(7, script.exitCode(), script.said());
            List<String> passed = script.report().lines().toList();
            assertEquals(
                    List.of(
                            "-Disomer.terminal=false",
                            "-jar",
                            home.resolve("verify/target/verify.jar")
                                    .toRealPath()
                                    .toString(),
                            "--topics",
                            "A, B",
                            "sqlite:a b.db"),
                    passed.subList(passed.size() - 6, passed.size()));
        }
    }

    @Test
    void aStaleJarIsBuiltAgain() throws IOException {
        jar(Instant.parse("2001-01-01T00:00:00Z"));
        maven("echo \"$*\" > " + folder.resolve("built"), "echo '[INFO] Building Isomer verify 1 [1/1]'");
        try (VerifyProcess script = start(folder.resolve("jdk").toString(), "memory:")) {
            assertEquals(7, script.exitCode(), script.said());
            assertTrue(script.said().endsWith("libraries are fetched.\n  Isomer verify 1 [1/1]\n"), script.said());
        }
        String built = Files.readString(folder.resolve("built"));
        assertTrue(
                built.contains("-pl verify -am ") && built.endsWith("-o -Dmaven.repo.local=/there package\n"), built);
    }

    @Test
    void aFailedBuildAndAMissingJdkAreTold() throws IOException {
        maven("echo '[ERROR] No disk.'", "exit 1");
        try (VerifyProcess script = start(folder.resolve("jdk").toString(), "memory:")) {
            assertEquals(1, script.exitCode(), script.said());
            String end = "[ERROR] No disk.\nThe build failed; to see all of it: mvn -pl verify -am package\n";
            assertTrue(script.said().endsWith(end), script.said());
        }
        try (VerifyProcess script = start("", "memory:")) {
            assertEquals(3, script.exitCode());
            assertEquals(
                    "Isomer needs a JDK 17 or later, in JAVA_HOME or on the PATH; install one with:"
                            + " sudo apt-get install openjdk-17-jdk-headless maven\n",
                    script.said());
        }
    }

    private static void program(Path file, String... lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
