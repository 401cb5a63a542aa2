package dev.isomer.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.cid.Cid;
import dev.isomer.web.Run.Result;
import dev.isomer.web.command.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs that export, import, and keep secrets encrypted, on each engine. */
final class ExchangeRunsTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"memory:", "sqlite:"})
    void whatIsExportedIsImportedElsewhere(String engine) throws IOException {
        Run first = on(engine + home.resolve("first")).with("DOCUMENT_SECRET_KEY", "pw");
        fill(first);
        Path file = home.resolve("export.json");
        Result exported = first.onATerminal().start("export", "--to", file.toString(), "--secrets", "--history");
        assertEquals(ExitCode.OK, exported.code(), exported.err());
        assertTrue(exported.out().startsWith("Wrote " + file + ", "), exported.out());
        assertTrue(exported.out().contains("  change_history: 2\n  secrets: 1\n  servers: 1\n"), exported.out());
        assertTrue(exported.err().contains("Exporting ["), exported.err());
        assertFalse(Files.readString(file).contains("canary"));
        assertEquals(
                ExitCode.NAME, first.start("export", "--to", file.toString()).code());
        assertEquals(
                ExitCode.OK,
                first.start("export", "--to", file.toString(), "--replace", "--secrets", "--for-viewer")
                        .code());
        for (String other : new String[] {"memory:", "sqlite:"}) {
            Run second = on(other + home.resolve("to-" + other.charAt(0))).with("DOCUMENT_SECRET_KEY", "pw");
            Result imported = second.start("import", file.toString(), "--message", "moved");
            assertEquals(ExitCode.OK, imported.code(), imported.err());
            assertEquals("""
                    Imported:
                      servers: 1 created, 0 changed, 0 unchanged
                        created a
                      variables: 0 created, 0 changed, 0 unchanged
                      secrets: 1 created, 0 changed, 0 unchanged
                        created s
                      4 contents, 0 events of history
                    """, imported.out());
            Result dry = second.start("import", "--dry-run", file.toString());
            assertTrue(dry.out().startsWith("Nothing was changed; it would import:\n"), dry.out());
            assertTrue(dry.out().contains("secrets: 0 created, 0 changed, 1 unchanged"), dry.out());
            assertEquals(first.start("export").out(), second.start("export").out());
        }
    }

    @Test
    void whatCannotBeIsSaidAndChangesNothing() throws IOException {
        String url = "sqlite:" + home.resolve("x.db");
        Path bad = Files.writeString(home.resolve("bad.json"), "{\"servers\": [{\"name\": \"a\"}]}");
        Result none = on(url).start("import", "nothing.json");
        assertEquals(ExitCode.NAME, none.code(), none.err());
        assertEquals(ExitCode.STORE, on(url).start("export").code());
        assertEquals(
                ExitCode.STORE,
                on(url).start("import", "--dry-run", bad.toString()).code());
        assertFalse(Files.exists(home.resolve("x.db")));
        fill(on(url));
        Map<String, String> before = Contents.of(home);
        Result refused = on(url).start("import", bad.toString());
        assertEquals(ExitCode.UNEXPECTED, refused.code());
        assertTrue(refused.err().contains("  servers \"a\": Give it a \"definition\""), refused.err());
        assertEquals(ExitCode.USAGE, on(url).start("export", "--secrets").code());
        assertEquals(ExitCode.USAGE, on(url).start("export", "--only", "things").code());
        Result unknown = on(url).start("export", "--only", "servers:none");
        assertEquals(ExitCode.UNEXPECTED, unknown.code(), unknown.err());
        assertTrue(unknown.err().contains("There is no server \"none\" to export"), unknown.err());
        Result missing = on(url).start("import", Cid.of("m".repeat(99)).toString());
        assertEquals(ExitCode.NAME, missing.code(), missing.err());
        assertEquals(before, Contents.of(home));
        assertEquals(ExitCode.USAGE, on("memory:").start("export").code());
    }

    @Test
    void aDocumentIsTakenFromTheContentDirectory() throws IOException {
        String document = "{\"variables\": [{\"name\": \"v\", \"definition\": \"" + "x".repeat(80) + "\"}]}";
        Path cids = Files.createDirectory(home.resolve("contents"));
        Files.writeString(cids.resolve(Cid.of(document).toString()), document);
        Run run = on("memory:" + home.resolve("data"));
        Result imported = run.start("import", Cid.of(document).toString(), "--cids", cids.toString());
        assertEquals(ExitCode.OK, imported.code(), imported.err());
        assertTrue(run.start("export", "--only", "variables:v").out().contains("x".repeat(80)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory:", "sqlite:"})
    void withAKeyNoFileHasAValue(String engine) throws IOException {
        Run keyed = on(engine + home.resolve("data")).with("VIEWER_SECRET_KEY", "open sesame");
        Result served =
                keyed.until(port -> Contents.put(port, "/secrets/s", "canary")).start("--port", "0");
        assertEquals(ExitCode.OK, served.code(), served.err());
        assertTrue(served.err().contains("Secrets  encrypted with VIEWER_SECRET_KEY\n"), served.err());
        Path file = home.resolve("backup.json");
        Result backup = keyed.start("backup", file.toString());
        assertTrue(
                backup.out()
                        .startsWith(
                                "Wrote " + file + ", complete with its secrets, which are encrypted, for you alone"),
                backup.out());
        for (String content : Contents.of(home).values()) {
            String text = new String(Base64.getDecoder().decode(content), StandardCharsets.ISO_8859_1);
            assertFalse(text.contains("canary"));
        }
        Result locked = on(engine + home.resolve("data")).until(port -> {}).start("--port", "0");
        assertTrue(locked.err().contains("Secrets  1 of 1 cannot be read; start with"), locked.err());
        Result exported = keyed.with("DOCUMENT_SECRET_KEY", "pw").start("export", "--secrets");
        assertTrue(exported.out().contains("aes-256-gcm+pbkdf2-hmac-sha512"), exported.err());
        Result refused = on(engine + home.resolve("data"))
                .with("DOCUMENT_SECRET_KEY", "pw")
                .start("export", "--secrets");
        assertEquals(ExitCode.UNEXPECTED, refused.code(), refused.err());
        assertEquals("", refused.out());
    }

    @Test
    void aBackupSaysThatSecretsAreNotEncrypted() {
        Run run = on("sqlite:" + home.resolve("x.db"));
        fill(run);
        Result backup = run.start("backup", home.resolve("b.json").toString());
        assertTrue(backup.out().contains("complete with its secrets, which are not encrypted, for you"), backup.out());
    }

    private Run on(String url) {
        return new Run(home).with("DATABASE_URL", url);
    }

    private static void fill(Run run) {
        Result result = run.until(port -> {
                    Contents.put(port, "/servers/a", "public");
                    Contents.put(port, "/secrets/s", "canary");
                })
                .start("--port", "0");
        assertEquals(ExitCode.OK, result.code(), result.err());
        assertTrue(result.err().contains("Secrets  not encrypted; VIEWER_SECRET_KEY"), result.err());
    }
}
