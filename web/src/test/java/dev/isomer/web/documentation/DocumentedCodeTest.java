package dev.isomer.web.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles and runs the programs of the README, the tutorial and the pages on schema changes and snapshots as they
 * stand there, on each engine.
 */
final class DocumentedCodeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    private static List<String> javaBlocks(String page) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = JAVA_BLOCK.matcher(Files.readString(ROOT.resolve(page)));
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }

    /** Compiles the source, runs its main method in a JVM of its own, and gives what it prints to standard output. */
    private String run(String name, String source, String... arguments) throws Exception {
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        boolean compiled = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)
                                .getJavaFileObjects(file))
                .call();
        assertTrue(compiled, messages::toString);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                folder + File.pathSeparator + System.getProperty("java.class.path"),
                name));
        command.addAll(List.of(arguments));
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> output + readable(errors));
        return output;
    }

    private static String readable(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void theProgramOfTheReadmePrintsWhatItSays() throws Exception {
        String program = javaBlocks("README.md").get(0);
        assertEquals("[Note[id=1, title=first, text=Hello, Isomer]]\n", run("Notes", program));
    }

    @Test
    void theSameProgramKeepsItsNotesWithTheOtherUrl() throws Exception {
        List<String> blocks = javaBlocks("README.md");
        String changedLine = blocks.get(1);
        String line = blocks.get(0)
                .lines()
                .filter(text -> text.contains("Stores.open"))
                .findFirst()
                .orElseThrow();
        String program = blocks.get(0).replace(line + "\n", changedLine);
        assertTrue(program.contains("sqlite:notes.db"));
        String output = run("Notes", program);
        assertEquals("[Note[id=1, title=first, text=Hello, Isomer]]\n", output);
        assertTrue(Files.exists(folder.resolve("notes.db")));
    }

    @Test
    void theTutorialHoldsInMemory() throws Exception {
        assertEquals("", run("Tutorial", String.join("", javaBlocks("docs/tutorial.md"))));
    }

    @Test
    void thePageOfSchemaChangesHolds() throws Exception {
        assertEquals("", run("SchemaChanges", String.join("", javaBlocks("docs/schema-changes.md"))));
        assertTrue(Files.exists(folder.resolve("next.db")));
    }

    @Test
    void thePageOfSnapshotsHolds() throws Exception {
        assertEquals("", run("Snapshots", String.join("", javaBlocks("docs/snapshots.md"))));
        assertTrue(Files.exists(folder.resolve("moved.db")));
    }

    @Test
    void theTutorialHoldsOnSqlite() throws Exception {
        String output = run("Tutorial", String.join("", javaBlocks("docs/tutorial.md")), "sqlite:library.db");
        assertTrue(Files.exists(folder.resolve("library.db")), output);
    }
}
