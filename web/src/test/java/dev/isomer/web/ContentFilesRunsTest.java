package dev.isomer.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.catalog.cid.Cid;
import dev.isomer.web.Run.Result;
import dev.isomer.web.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs that compare content files with their names. */
final class ContentFilesRunsTest {
    private static final String CONTENT =
            "A content that is larger than what an identifier holds by itself. ".repeat(3);

    @TempDir
    Path home;

    @Test
    void filesThatAreWhatTheirNamesSayAreCounted() throws IOException {
        Path directory = Files.createDirectory(home.resolve("cids"));
        Files.writeString(directory.resolve(Cid.of(CONTENT).toString()), CONTENT);
        Files.writeString(directory.resolve(Cid.of(CONTENT + 2).toString()), CONTENT + 2);
        Result standard = new Run(home).start("cids", "verify");
        assertEquals(ExitCode.OK, standard.code(), standard.err());
        assertEquals(
                "Read 2 content files in " + directory + ": each is what its name says.\n",
                standard.out().replace(System.lineSeparator(), "\n"));
        assertEquals("", standard.err());
    }

    @Test
    void eachWrongFileIsNamedAndNothingIsChanged() throws IOException {
        Path directory = Files.createDirectory(home.resolve("elsewhere"));
        Path changed = directory.resolve(Cid.of(CONTENT).toString());
        Files.writeString(changed, CONTENT.replace('A', 'B'));
        Files.writeString(directory.resolve("notes.txt"), "not content");
        Files.writeString(directory.resolve(Cid.of(CONTENT + 2).toString()), CONTENT + 2);
        Result wrong = new Run(home).start("cids", "verify", directory.toString());
        assertEquals(ExitCode.DAMAGED, wrong.code());
        String[] lines = wrong.out().split(System.lineSeparator());
        assertEquals(3, lines.length, wrong.out());
        assertEquals(changed.getFileName() + ": ", lines[0].substring(0, 96));
        assertEquals("notes.txt: A file's name must be the CID of its content", lines[1].substring(0, 55));
        assertEquals(
                "Read 2 content files in " + directory + ": 2 wrong; replace each by the right one, or remove it.",
                lines[2]);
        assertEquals(CONTENT.replace('A', 'B'), Files.readString(changed));
    }

    @Test
    void aMissingDirectoryIsSaid() {
        Result missing = new Run(home).start("cids", "verify");
        assertEquals(ExitCode.USAGE, missing.code());
        assertEquals(
                "There is no directory " + home.resolve("cids") + " to verify; name one that is there.",
                missing.err().lines().findFirst().orElseThrow());
        assertEquals(ExitCode.USAGE, new Run(home).start("cids").code());
    }
}
