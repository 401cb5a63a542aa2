package dev.isomer.catalog.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.cid.Cid;
import dev.isomer.storage.model.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContentDirectoryTest {
    private static final byte[] FIRST = "one ".repeat(30).getBytes(UTF_8);
    private static final byte[] SECOND = "two ".repeat(30).getBytes(UTF_8);
    private static final Cid FIRST_CID = Cid.of(FIRST);
    private static final Cid SECOND_CID = Cid.of(SECOND);

    @TempDir
    private Path folder;

    @Test
    void emptyDirectory() throws IOException {
        ContentDirectory directory = ContentDirectory.open(folder);
        assertEquals(0, directory.count());
        assertEquals(List.of(), directory.problems());
        assertEquals(Optional.of(folder.toRealPath()), directory.location());
    }

    @Test
    void oneFile() throws IOException {
        write(FIRST_CID.toString(), FIRST);
        ContentDirectory directory = ContentDirectory.open(folder);
        assertEquals(List.of(FIRST_CID), directory.list(""));
        assertEquals(Bytes.of(FIRST), directory.read(FIRST_CID).orElseThrow());
        assertEquals(List.of(), directory.verify(read -> {}));
    }

    @Test
    void severalFilesAreListedAndFoundByPrefix() throws IOException {
        write(FIRST_CID.toString(), FIRST);
        write(SECOND_CID.toString(), SECOND);
        ContentDirectory directory = ContentDirectory.open(folder);
        assertEquals(2, directory.count());
        assertEquals(Stream.of(FIRST_CID, SECOND_CID).sorted().toList(), directory.list("AAAAAAB4"));
        assertEquals(List.of(SECOND_CID), directory.list(SECOND_CID.toString().substring(0, 12)));
        assertEquals(List.of(), directory.list("B"));
        assertEquals(Optional.empty(), directory.read(Cid.of("three".repeat(30).getBytes(UTF_8))));
    }

    @Test
    void jsonContentIsContentLikeAnyOther() throws IOException {
        byte[] json = ("{\"text\": \"" + "é".repeat(60) + "\"}").getBytes(UTF_8);
        write(Cid.of(json).toString(), json);
        assertEquals(
                Bytes.of(json), ContentDirectory.open(folder).read(Cid.of(json)).orElseThrow());
    }

    @Test
    void hiddenFilesAndFoldersArePassedOver() throws IOException {
        write(".gitkeep", FIRST);
        Files.createDirectory(folder.resolve("folder"));
        ContentDirectory directory = ContentDirectory.open(folder);
        assertEquals(0, directory.count());
        assertEquals(List.of(), directory.verify(read -> {}));
    }

    @Test
    void aStrayFileIsReportedAndStopsNothing() throws IOException {
        write("notes.txt", FIRST);
        write(FIRST_CID + ".txt", FIRST);
        write(SECOND_CID.toString(), SECOND);
        ContentDirectory directory = ContentDirectory.open(folder);
        assertEquals(
                List.of(FIRST_CID + ".txt", "notes.txt"),
                directory.problems().stream().map(FileProblem::fileName).toList());
        assertEquals(
                "notes.txt: A file's name must be the CID of its content, and \"notes.txt\" is not a CID: only letters "
                        + "A to Z, a to z, digits, \"-\" and \"_\" may appear, and no extension.",
                directory.problems().get(1).toString());
        assertEquals(Bytes.of(SECOND), directory.read(SECOND_CID).orElseThrow());
    }

    @Test
    void contentOfAnotherNameIsCorruptAndSaysWhose() throws IOException {
        write(FIRST_CID.toString(), SECOND);
        write(SECOND_CID.toString(), SECOND);
        ContentDirectory directory = ContentDirectory.open(folder);
        assertEquals(List.of(), directory.problems());
        CorruptContentException corrupt = assertThrows(CorruptContentException.class, () -> directory.read(FIRST_CID));
        assertEquals(FIRST_CID, corrupt.cid());
        assertEquals("Its content is that of " + SECOND_CID + ".", corrupt.reason());
        assertEquals(List.of(new FileProblem(FIRST_CID.toString(), corrupt.reason())), directory.verify(read -> {}));
        assertEquals(Bytes.of(SECOND), directory.read(SECOND_CID).orElseThrow());
    }

    @Test
    void aWrongLengthIsSeenWithoutReading() throws IOException {
        write(FIRST_CID.toString(), new byte[7]);
        ContentDirectory directory = ContentDirectory.open(folder);
        assertEquals(
                List.of(new FileProblem(FIRST_CID.toString(), "It has 7 bytes; its name says 120.")),
                directory.problems());
        assertThrows(CorruptContentException.class, () -> directory.read(FIRST_CID));
    }

    @Test
    void aFileThatChangesLaterIsNeverServed() throws IOException {
        write(FIRST_CID.toString(), FIRST);
        ContentDirectory directory = ContentDirectory.open(folder);
        assertEquals(Bytes.of(FIRST), directory.read(FIRST_CID).orElseThrow());
        write(FIRST_CID.toString(), SECOND);
        assertThrows(CorruptContentException.class, () -> directory.read(FIRST_CID));
        Files.delete(folder.resolve(FIRST_CID.toString()));
        assertThrows(CorruptContentException.class, () -> directory.read(FIRST_CID));
    }

    @Test
    void openingAgainGivesTheSame() throws IOException {
        write(FIRST_CID.toString(), FIRST);
        assertEquals(
                ContentDirectory.open(folder).list(""),
                ContentDirectory.open(folder).list(""));
    }

    @Test
    void linksThatLeaveAreRefusedAndOthersFollowed(@TempDir Path elsewhere) throws IOException {
        Files.write(elsewhere.resolve("secret"), FIRST);
        Files.createSymbolicLink(folder.resolve(FIRST_CID.toString()), elsewhere.resolve("secret"));
        write(".kept", SECOND);
        Files.createSymbolicLink(folder.resolve(SECOND_CID.toString()), Path.of(".kept"));
        ContentDirectory directory = ContentDirectory.open(folder);
        assertEquals(
                List.of(new FileProblem(
                        FIRST_CID.toString(),
                        "It is a symbolic link that leaves the content directory; copy the file instead.")),
                directory.problems());
        assertThrows(CorruptContentException.class, () -> directory.read(FIRST_CID));
        assertEquals(Bytes.of(SECOND), directory.read(SECOND_CID).orElseThrow());
    }

    @Test
    void aDanglingLinkIsReported() throws IOException {
        Files.createSymbolicLink(folder.resolve(FIRST_CID.toString()), Path.of("nowhere"));
        assertEquals(
                "The file is no longer there, or is a symbolic link to nothing.",
                ContentDirectory.open(folder).problems().get(0).reason());
    }

    @Test
    void literalNamesNeedNoFile() throws IOException {
        write("AAAAAAABYQ", "a".getBytes(UTF_8));
        ContentDirectory directory = ContentDirectory.open(folder);
        assertEquals(0, directory.count());
        assertEquals(List.of(), directory.problems());
    }

    @Test
    void missingDirectoryNamesThePath() {
        Path missing = folder.resolve("missing");
        NoSuchFileException refusal = assertThrows(NoSuchFileException.class, () -> ContentDirectory.open(missing));
        assertTrue(refusal.getMessage().contains(missing.toString()));
        assertTrue(Files.notExists(missing));
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        write("file", FIRST);
        assertThrows(NotDirectoryException.class, () -> ContentDirectory.open(folder.resolve("file")));
    }

    @Test
    void noDirectoryHasNoContent() {
        assertEquals(0, ContentDirectory.none().count());
        assertEquals(Optional.empty(), ContentDirectory.none().read(FIRST_CID));
        assertEquals(List.of(), ContentDirectory.none().verify(read -> {}));
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
    }
}
