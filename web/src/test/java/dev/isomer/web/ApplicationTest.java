package dev.isomer.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.cid.Cid;
import dev.isomer.web.Run.Result;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.http.RawAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs of the application in this process: what it says, what it keeps, and its exit codes. */
final class ApplicationTest {
    private static final String DOCUMENT = "{\"version\":6,\"servers\":[{\"name\":\"echo\",\"definition\":\"one\"}],"
            + "\"variables\":[{\"name\":\"v\",\"definition\":\"a text that is long enough not to be a literal\"}]}";

    @TempDir
    Path home;

    @Test
    void memoryModeSaysSoServesAndKeepsNothing() {
        Result result = new Run(home)
                .with("DATABASE_URL", "sqlite:///" + home.resolve("never.db"))
                .until(port -> {
                    assertEquals(201, put(port, "/servers/a", "x"));
                    assertEquals(200, RawAnswer.get(port, "/").status());
                })
                .start("--in-memory-db", "--port", "0");
        assertEquals(ExitCode.OK, result.code(), result.err());
        assertTrue(result.err().contains("Using memory-only database\n"), result.err());
        assertTrue(result.err().contains("DATABASE_URL is ignored"), result.err());
        assertTrue(result.err().contains("Web      http://127.0.0.1:"), result.err());
        assertEquals("", result.out());
        assertFalse(Files.exists(home.resolve("never.db")));
    }

    @Test
    void aFileKeepsWhatWasWritten() {
        String url = "sqlite:///" + home.resolve("x.db");
        Result first = new Run(home)
                .with("DATABASE_URL", url)
                .until(port -> assertEquals(201, put(port, "/servers/a", "kept")))
                .start("--port", "0");
        assertEquals(ExitCode.OK, first.code(), first.err());
        assertFalse(first.err().contains("memory-only"));
        Result second = new Run(home)
                .with("DATABASE_URL", url)
                .until(port ->
                        assertTrue(RawAnswer.get(port, "/servers/a").body().contains("\"kept\"")))
                .start("--port", "0");
        assertEquals(ExitCode.OK, second.code(), second.err());
        assertTrue(second.err().contains("(1 servers, 0 aliases"), second.err());
        assertTrue(first.err().contains("Data file " + home.resolve("x.db") + "\nIt has no rows yet"), first.err());
        assertTrue(second.err().contains(", 1 server, "), second.err());
        assertTrue(second.err().contains("neither a crash nor a power cut loses it."), second.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory:", "sqlite:"})
    void aBootDocumentIsImportedBeforeServing(String engine) throws IOException {
        Cid cid = content(DOCUMENT);
        Result result = new Run(home)
                .with("DATABASE_URL", engine.equals("memory:") ? engine : engine + home.resolve("boot.db"))
                .until(port ->
                        assertTrue(RawAnswer.get(port, "/servers/echo").body().contains("\"one\"")))
                .start("--port", "0", "--boot-cid", cid.toString());
        assertEquals(ExitCode.OK, result.code(), result.err());
        assertTrue(result.err().contains("Imported 1 servers, 1 variables."), result.err());
    }

    @Test
    void anEditOutlivesARestartWithTheSameBootDocument() throws IOException {
        Cid cid = content(DOCUMENT);
        Cid other = content(DOCUMENT.replace("one", "other"));
        String url = "sqlite:///" + home.resolve("x.db");
        Run run = new Run(home).with("DATABASE_URL", url);
        run.until(port -> assertEquals(200, put(port, "/servers/echo", "edited")))
                .start("--port", "0", "--boot-cid", cid.toString());
        Result again = run.until(port ->
                        assertTrue(RawAnswer.get(port, "/servers/echo").body().contains("\"edited\"")))
                .start("--port", "0", "--boot-cid", cid.toString());
        assertEquals(ExitCode.OK, again.code(), again.err());
        Result refused = run.start("--port", "0", "--boot-cid", other.toString());
        assertEquals(ExitCode.UNEXPECTED, refused.code());
        assertTrue(refused.err().contains("server echo") && refused.err().contains("--boot-overwrite"), refused.err());
        Result overwritten = run.until(port ->
                        assertTrue(RawAnswer.get(port, "/servers/echo").body().contains("\"other\"")))
                .start("--port", "0", "--boot-cid", other.toString(), "--boot-overwrite");
        assertEquals(ExitCode.OK, overwritten.code(), overwritten.err());
    }

    @Test
    void aRefusedBootDocumentEndsTheStartWithEveryReason() throws IOException {
        Cid cid = content("{\"servers\":[{\"name\":\"good\",\"definition\":\"x\"},"
                + "{\"name\":\"bad1\",\"definition_cid\":\"nonsense\"},"
                + "{\"name\":\"bad2\",\"definition_cid\":\"also\"}]}");
        String url = "sqlite:///" + home.resolve("x.db");
        Result result = new Run(home).with("DATABASE_URL", url).start("--port", "0", "--boot-cid", cid.toString());
        assertEquals(ExitCode.UNEXPECTED, result.code());
        assertTrue(result.err().contains("bad1") && result.err().contains("bad2"), result.err());
        assertFalse(result.err().contains("http://"), result.err());
        Result empty = new Run(home).with("DATABASE_URL", url).until(port -> {}).start("--port", "0");
        assertTrue(empty.err().contains("(0 servers"), empty.err());
        Result none = new Run(home).start("--in-memory-db", "--boot-cid", "AAAAAABB" + "A".repeat(86));
        assertEquals(ExitCode.UNEXPECTED, none.code());
    }

    @Test
    void aStrayFileIsSaidAndHindersNothing() throws IOException {
        content(DOCUMENT);
        Files.writeString(home.resolve("cids/notes.txt"), "stray");
        Result result = new Run(home).until(port -> {}).start("--in-memory-db", "--port", "0");
        assertEquals(ExitCode.OK, result.code());
        assertTrue(result.err().contains("Content file not used: notes.txt: "), result.err());
    }

    @Test
    void whatIsNoDatabaseIsOneSentenceAndLeftAlone() throws IOException {
        Path file = home.resolve("notes.db");
        Files.writeString(file, "This is no database, but a text that is long enough to be taken for one at first.");
        byte[] before = Files.readAllBytes(file);
        Result result = new Run(home).with("DATABASE_URL", "sqlite:///" + file).start("--port", "0");
        assertEquals(ExitCode.STORE, result.code(), result.err());
        assertTrue(result.err().contains("notes.db"), result.err());
        assertFalse(result.err().contains("Exception") || result.err().contains("\tat "), result.err());
        assertEquals(new String(before, StandardCharsets.UTF_8), Files.readString(file, StandardCharsets.UTF_8));
    }

    @Test
    void aTakenPortIsOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Result result = new Run(home).start("--in-memory-db", "--port", "" + taken.getLocalPort());
            assertEquals(ExitCode.LISTEN, result.code());
            assertTrue(result.err().contains("Port " + taken.getLocalPort() + " is already in use."), result.err());
        }
    }

    @Test
    void theOtherExitCodes() {
        assertEquals(ExitCode.USAGE, new Run(home).start("--prot").code());
        assertEquals(
                ExitCode.USAGE,
                new Run(home).start("--cids", home.resolve("none").toString()).code());
        assertEquals(
                ExitCode.STORE,
                new Run(home).with("DATABASE_URL", "postgresql://h/d").start().code());
        Result help = new Run(home).start("--help");
        assertEquals(ExitCode.OK, help.code());
        assertEquals("", help.err());
        assertTrue(help.out().contains("--in-memory-db"));
    }

    private Cid content(String text) throws IOException {
        Files.createDirectories(home.resolve("cids"));
        Cid cid = Cid.of(text);
        Files.writeString(home.resolve("cids").resolve(cid.toString()), text);
        return cid;
    }

    private static int put(int port, String target, String definition) {
        String body = "{\"definition\":\"" + definition + "\"}";
        return RawAnswer.to(port, RawAnswer.request("PUT", target, port, body, "Content-Type: application/json"))
                .status();
    }
}
