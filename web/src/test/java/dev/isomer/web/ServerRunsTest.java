package dev.isomer.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Stores;
import dev.isomer.storage.spi.EngineProvider;
import dev.isomer.testservers.DatabaseKind;
import dev.isomer.testservers.DatabaseServer;
import dev.isomer.web.Run.Result;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.http.RawAnswer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs on database servers: what they keep, and what they say of where. */
final class ServerRunsTest {
    private static final String PASSWORD = "pa55word-of-someone";

    @TempDir
    private Path home;

    private static int put(int port, String target) {
        String body = "{\"definition\":\"kept\"}";
        return RawAnswer.to(port, RawAnswer.request("PUT", target, port, body, "Content-Type: application/json"))
                .status();
    }

    private static Result ok(Run run, String... arguments) {
        Result result = run.start(arguments);
        assertEquals(ExitCode.OK, result.code(), () -> List.of(arguments) + ": " + result);
        return result;
    }

    private static List<String> rows(Result result) {
        return result.out().lines().skip(1).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:", "mysql:"})
    void whatIsSavedIsKeptBackedUpAndMoved(String scheme) {
        EngineProvider engine = Stores.engineOf(scheme);
        String url = engine.temporaryUrl(home);
        Run run = new Run(home).with("DATABASE_URL", url);
        String file = home.resolve("backup.json").toString();
        String sqlite = "sqlite:" + home.resolve("moved.db");
        try {
            assertEquals(ExitCode.STORE, run.start("--read-only").code());
            assertEquals(ExitCode.STORE, run.start("backup", file).code());
            ok(run.until(port -> assertEquals(201, put(port, "/servers/a"))), "--port=0");
            Result again = ok(
                    run.until(port -> {
                        assertEquals(200, RawAnswer.get(port, "/servers/a").status());
                        assertEquals(405, put(port, "/servers/a"));
                    }),
                    "--port=0",
                    "--read-only");
            assertTrue(again.err().contains("(1 servers, 0 aliases"), again.err());
            assertTrue(again.err().contains("Database " + scheme + "//isomer@127.0.0.1:"), again.err());
            ok(run, "fsck");
            Result backup = ok(run, "backup", file);
            assertEquals(rows(backup), rows(ok(run, "restore", file, "--replace")));
            assertEquals(ExitCode.NAME, run.start("restore", file).code());
            ok(run, "migrate", "--check", "env:DATABASE_URL", sqlite);
            Result there = ok(run, "migrate", "env:DATABASE_URL", sqlite);
            Result back = ok(run, "migrate", "--replace", sqlite, "env:DATABASE_URL");
            assertEquals(rows(there), rows(back));
            assertTrue(ok(run, "export").out().contains("\"servers\""));
        } finally {
            engine.removeTemporary(home);
        }
    }

    @Test
    void nobodyIsToldThePassword() throws SQLException {
        try (DatabaseServer server = DatabaseServer.launch(DatabaseKind.POSTGRESQL)) {
            try (Connection connection = DriverManager.getConnection(server.adminUrl());
                    Statement statement = connection.createStatement()) {
                statement.execute("ALTER ROLE isomer PASSWORD '" + PASSWORD + "'");
            }
            nobodyIsToldThePassword(server.url().replace(":isomer@", ":" + PASSWORD + "@"));
        }
    }

    private void nobodyIsToldThePassword(String url) {
        assertTrue(url.contains(PASSWORD), "servers of tests begin with the password isomer");
        Run run = new Run(home).with("DATABASE_URL", url);
        AtomicReference<String> answers = new AtomicReference<>("");
        StringBuilder said = new StringBuilder();
        said.append(ok(
                run.until(port -> {
                    for (String page : List.of(
                            "/", "/healthz", "/metrics", "/version", "/openapi.json", "/memory", "/snapshots")) {
                        answers.updateAndGet(text -> text + RawAnswer.get(port, page));
                        answers.updateAndGet(text -> text + RawAnswer.get(port, page, "Accept: text/html"));
                    }
                }),
                "--port=0",
                "--debug"));
        for (List<String> line : List.of(
                List.of("--show-config"),
                List.of("fsck"),
                List.of("backup", home.resolve("b.json").toString()),
                List.of("restore", home.resolve("b.json").toString(), "--replace"),
                List.of("migrate", url, "sqlite:" + home.resolve("x.db")))) {
            said.append(ok(run, line.toArray(String[]::new)));
        }
        assertTrue(answers.get().contains("in the database postgresql://isomer@127.0.0.1:"), answers.get());
        assertFalse(answers.get().contains("pa55word"), answers.get());
        assertFalse(said.toString().contains("pa55word"), said.toString());
    }

    @Test
    void aWrongPasswordIsRefusedAndNotRepeated() {
        String url = System.getProperty("isomer.mysql.url").replace(":isomer@", ":" + PASSWORD + "@");
        Result refused = new Run(home).with("DATABASE_URL", url).start("--port=0");
        assertEquals(ExitCode.STORE, refused.code());
        assertTrue(refused.err().contains("mysql://isomer@127.0.0.1:"), refused.err());
        assertFalse(refused.err().contains("pa55word"), refused.err());
    }
}
