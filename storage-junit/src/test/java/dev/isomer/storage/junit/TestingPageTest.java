package dev.isomer.storage.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
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

/** Compiles and runs what the page on testing shows. */
final class TestingPageTest {
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    private void compile() throws IOException {
        List<Path> sources = new ArrayList<>();
        Matcher block = JAVA_BLOCK.matcher(Files.readString(Path.of("..", "docs", "testing.md")));
        while (block.find()) {
            sources.add(Files.writeString(folder.resolve("Block" + sources.size() + ".java"), block.group(1)));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        boolean compiled = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)
                                .getJavaFileObjectsFromPaths(sources))
                .call();
        assertTrue(compiled, messages::toString);
    }

    /** Runs a class in a JVM of its own, and gives what it prints to standard output. */
    private String run(String name) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        folder + File.pathSeparator + System.getProperty("java.class.path"),
                        name)
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, program.waitFor(), () -> output);
        return output;
    }

    /** Runs the page's tests, whose class is on the class path of a JVM of its own. */
    static final class TestsOfThePage {
        public static void main(String[] arguments) throws ClassNotFoundException {
            Launched launched = Launched.run(Class.forName("ShopTest"));
            launched.passed().forEach(System.out::println);
            System.out.println(launched.failures());
        }
    }

    @Test
    void theTestsOfThePagePass() throws Exception {
        compile();
        assertEquals("""
                [1] 0
                [2] 9
                aTestMayNeedOneEngine(Store)
                aWriteHasNoEffectsOutside(Store)
                memory
                oneCanBeSoldOut(Store)
                plain
                sqlite
                {}
                """, run(TestsOfThePage.class.getName()));
    }

    @Test
    void theProgramOfThePagePrintsWhatItSays() throws Exception {
        compile();
        assertEquals("999 and 1000\n", run("Scopes"));
    }
}
