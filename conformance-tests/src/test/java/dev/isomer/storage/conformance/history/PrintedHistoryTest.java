package dev.isomer.storage.conformance.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.engine.TestedEngine;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.AssertionFailedError;

/** What a campaign finds is small, compiles as Java, fails where it was found and passes on an engine that is right. */
@Tag("property")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PrintedHistoryTest {
    private static final long SEED = 5;

    private final Map<PlantedDefect, HistoryMismatch> found = new ConcurrentHashMap<>();

    /** With the classes of all programs, each in a package of its own. */
    private URLClassLoader programs;

    private Path folder;

    /** One run of the compiler for all programs takes little longer than one run for one of them. */
    @BeforeAll
    void findAllAndCompileTheirPrograms(@TempDir Path classFolder) throws IOException {
        folder = classFolder;
        Arrays.stream(PlantedDefect.values())
                .parallel()
                .forEach(defect -> found.put(defect, found(defect, "planted-" + defect.name())));
        List<Path> sources = new ArrayList<>();
        for (Map.Entry<PlantedDefect, HistoryMismatch> each : found.entrySet()) {
            Path source = folder.resolve(packageOf(each.getKey())).resolve(JavaSource.CLASS_NAME + ".java");
            Files.createDirectories(source.getParent());
            String program = each.getValue().program();
            sources.add(Files.writeString(source, "package " + packageOf(each.getKey()) + ";\n" + program));
        }
        compile(sources);
        programs = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    }

    @AfterAll
    void close() throws IOException {
        programs.close();
    }

    private static HistoryMismatch found(PlantedDefect defect, String name) {
        Map<String, TestedEngine> engines = Map.of(name, defect.engine());
        return assertThrowsExactly(HistoryMismatch.class, () -> HistoryCampaign.run(SEED, 40_000, engines));
    }

    private static String packageOf(PlantedDefect defect) {
        return defect.name().toLowerCase(Locale.ROOT);
    }

    private void compile(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of("-proc:none", "-d", folder.toString(), "-classpath", System.getProperty("java.class.path"));
            boolean compiled = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertTrue(compiled, messages::toString);
        }
    }

    /** Runs the program on an engine. */
    private void play(PlantedDefect defect, TestedEngine engine) throws Throwable {
        try {
            Method method = programs.loadClass(packageOf(defect) + "." + JavaSource.CLASS_NAME)
                    .getDeclaredMethod("play", TestedEngine.class, Path.class);
            method.setAccessible(true);
            method.invoke(null, engine, Files.createTempDirectory(folder, "store"));
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static Throwable innermost(Throwable thrown) {
        return thrown.getCause() == null ? thrown : innermost(thrown.getCause());
    }

    @ParameterizedTest
    @EnumSource
    void aDefectIsFoundMadeSmallAndPrintedAsAProgramThatShowsIt(PlantedDefect defect) throws Throwable {
        HistoryMismatch mismatch = found.get(defect);
        assertEquals(SEED, mismatch.seed());
        assertTrue(mismatch.steps() <= 10, mismatch::getMessage);
        assertNull(HistoryRunner.difference(mismatch.shrunk(), "right", KeptInMemory.engine()), mismatch::getMessage);
        Difference difference = HistoryRunner.difference(mismatch.shrunk(), "again", defect.engine());
        assertNotNull(difference, "it fails when it is run again");
        play(defect, KeptInMemory.engine());
        Throwable failure =
                innermost(assertThrows(Throwable.class, () -> play(defect, defect.engine()), mismatch::getMessage));
        if (failure instanceof AssertionFailedError assertion && difference.operation() != null) {
            assertEquals(difference.expected(), assertion.getExpected().getStringRepresentation());
            assertEquals(difference.actual(), assertion.getActual().getStringRepresentation());
        } else {
            assertTrue(difference.operation() == null || difference.actual().startsWith("thrown"), failure::toString);
        }
    }

    @Test
    void theStoreThatFailedIsKeptAsTextWithTheProgram() throws IOException {
        HistoryMismatch mismatch = found.get(PlantedDefect.SAVEPOINT_KEPT);
        Path kept = FailedStores.FOLDER.resolve("planted-SAVEPOINT_KEPT-" + SEED);
        assertEquals(mismatch.program(), Files.readString(kept.resolve(JavaSource.CLASS_NAME + ".java")));
        String text = Files.readString(kept.resolve("store.txt"));
        assertTrue(
                text.startsWith("schema " + mismatch.shrunk().family().schema().name() + "\n"), text);
    }
}
