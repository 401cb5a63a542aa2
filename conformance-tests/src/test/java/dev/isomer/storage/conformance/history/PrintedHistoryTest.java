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
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.AssertionFailedError;

/** What a campaign finds is small, compiles as Java, fails where it was found and passes on an engine that is right. */
@Tag("property")
final class PrintedHistoryTest {
    private static final long SEED = 5;

    @TempDir
    Path folder;

    private static HistoryMismatch found(PlantedDefect defect, String name) {
        Map<String, TestedEngine> engines = Map.of(name, defect.engine());
        return assertThrowsExactly(HistoryMismatch.class, () -> HistoryCampaign.run(SEED, 40_000, engines));
    }

    /** Compiles the program and runs it on an engine. */
    private void play(String program, TestedEngine engine) throws Throwable {
        Path source = Files.writeString(folder.resolve(JavaSource.CLASS_NAME + ".java"), program);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null);
                URLClassLoader loader = new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            List<String> options =
                    List.of("-d", folder.toString(), "-classpath", System.getProperty("java.class.path"));
            boolean compiled = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjects(source.toFile()))
                    .call();
            assertTrue(compiled, () -> messages + program);
            Method method =
                    loader.loadClass(JavaSource.CLASS_NAME).getDeclaredMethod("play", TestedEngine.class, Path.class);
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
        HistoryMismatch mismatch = found(defect, "planted-" + defect.name());
        assertEquals(SEED, mismatch.seed());
        assertTrue(mismatch.steps() <= 10, mismatch::getMessage);
        assertNull(HistoryRunner.difference(mismatch.shrunk(), "right", KeptInMemory.engine()), mismatch::getMessage);
        Difference difference = HistoryRunner.difference(mismatch.shrunk(), "again", defect.engine());
        assertNotNull(difference, "it fails when it is run again");
        play(mismatch.program(), KeptInMemory.engine());
        Throwable failure = innermost(
                assertThrows(Throwable.class, () -> play(mismatch.program(), defect.engine()), mismatch::getMessage));
        if (failure instanceof AssertionFailedError assertion && difference.operation() != null) {
            assertEquals(difference.expected(), assertion.getExpected().getStringRepresentation());
            assertEquals(difference.actual(), assertion.getActual().getStringRepresentation());
        } else {
            assertTrue(difference.operation() == null || difference.actual().startsWith("thrown"), failure::toString);
        }
    }

    @Test
    void theStoreThatFailedIsKeptAsTextWithTheProgram() throws IOException {
        HistoryMismatch mismatch = found(PlantedDefect.SAVEPOINT_KEPT, "kept");
        Path kept = FailedStores.FOLDER.resolve("kept-" + SEED);
        assertEquals(mismatch.program(), Files.readString(kept.resolve(JavaSource.CLASS_NAME + ".java")));
        String text = Files.readString(kept.resolve("store.txt"));
        assertTrue(
                text.startsWith("schema " + mismatch.shrunk().family().schema().name() + "\n"), text);
    }
}
