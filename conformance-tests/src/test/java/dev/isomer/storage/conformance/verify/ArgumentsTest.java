package dev.isomer.storage.conformance.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.ReferenceContract;
import dev.isomer.storage.conformance.Topics;
import dev.isomer.storage.conformance.UniqueContract;
import dev.isomer.storage.conformance.verify.Arguments.UsageException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the command line comes to, and what is said where it cannot be. */
final class ArgumentsTest {
    private static void assertRefused(String sentence, String... arguments) {
        UsageException refused = assertThrowsExactly(UsageException.class, () -> Arguments.read(List.of(arguments)));
        assertEquals(sentence, refused.getMessage());
    }

    @Test
    void urlsAloneRunEverything() {
        assertEquals(
                new Arguments(false, List.of("memory:", "sqlite:a.db"), Topics.ALL, null),
                Arguments.read(List.of("memory:", "sqlite:a.db")));
    }

    @Test
    void topicsRunInTheOrderOfTheKitWhateverTheirCase() {
        Arguments expected = new Arguments(
                false, List.of("memory:"), List.of(UniqueContract.class, ReferenceContract.class), Path.of("out"));
        assertEquals(expected, Arguments.read(List.of("--topics", "reference, Unique", "memory:", "--report", "out")));
        assertEquals(expected, Arguments.read(List.of("--report=out", "--topics=Unique,Reference", "memory:")));
    }

    @Test
    void whatIsMistypedIsSuggested() {
        assertRefused("There is no option “--topic”. Did you mean --topics?", "--topic", "Unique", "memory:");
        assertRefused("There is no option “--raport”. Did you mean --report?", "--raport=secret", "memory:");
        assertRefused("There is no option “-x”.", "-x");
        UsageException refused = assertThrowsExactly(
                UsageException.class, () -> Arguments.read(List.of("--topics", "unqiue", "memory:")));
        String start = "There is no topic “unqiue”. Did you mean Unique? There are: Values, Domain, ValueOrder, ";
        assertEquals(start, String.valueOf(refused.getMessage()).substring(0, start.length()));
    }

    @Test
    void whatIsMissingIsSaid() {
        assertRefused("Name at least one database by its URL, as in: ./verify.sh memory:");
        assertRefused("--topics needs a value.", "memory:", "--topics");
        assertRefused("--report needs a value.", "memory:", "--report=");
    }

    @Test
    void aDatabaseIsNamedOnce() {
        assertRefused(
                "postgresql://***@host/db is given twice; once will do.",
                "postgresql://joe:s3cret@host/db",
                "postgresql://joe:s3cret@host/db");
    }

    @Test
    void helpNamesEveryOptionAndTopicInLinesThatFitATerminal() {
        assertEquals(new Arguments(true, List.of(), Topics.ALL, null), Arguments.read(List.of("memory:", "--help")));
        String help = Arguments.helpText();
        for (String name : List.of("--topics", "--report", "--help", " Values ", "SchemaLimits")) {
            assertTrue(help.contains(name), name);
        }
        assertEquals(List.of(), help.lines().filter(line -> line.length() > 80).toList());
    }
}
