package dev.isomer.web.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command lines that the page on keeping data shows are such that the application knows. */
final class DocumentedLinesTest {
    private static final Path PAGE = Path.of("..", "docs", "backup.md");
    private static final String SCRIPT = "./run.sh";

    static List<String> lines() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("(DATABASE_URL=\\S+ )?\\./run\\.sh .*"))
                .map(line -> line.replaceFirst(" +#.*", ""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void isKnown(String line) {
        Map<String, String> variables = new TreeMap<>();
        List<String> words = new ArrayList<>(List.of(line.split(" +")));
        while (!words.get(0).equals(SCRIPT)) {
            String[] variable = words.remove(0).replace("'", "").split("=", 2);
            variables.put(variable[0], variable[1]);
        }
        words.remove(0);
        assertFalse(words.isEmpty(), line);
        Outcome outcome = Arguments.read(words, new Environment(variables, Path.of("/nowhere"), "1.2.3"));
        assertFalse(outcome instanceof Outcome.Say, () -> line + ": " + outcome);
    }

    @Test
    void thereAreSomeAndTheExitCodesAreAll() throws IOException {
        assertTrue(lines().size() > 12, () -> "only the lines of " + PAGE);
        List<String> codes = Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\| \\d \\| .*"))
                .map(line ->
                        line.substring(2, line.length() - 2).replace("`", "").replace(" | ", " "))
                .toList();
        List<String> known = new ArrayList<>();
        for (ExitCode code : ExitCode.values()) {
            known.add(code.number() + " " + code.meaning());
        }
        assertEquals(known, codes);
    }
}
