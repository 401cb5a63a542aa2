package dev.isomer.storage.jdbc.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.verify.VerifyCommand;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.jdbc.Library;
import dev.isomer.storage.jdbc.Library.Shelf;
import dev.isomer.testservers.DatabaseServer;
import dev.isomer.testservers.DatabaseServer.Durability;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a store makes of a server that is killed, stopped and started: a server of these tests' own. */
@Execution(ExecutionMode.SAME_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class OwnServerTopic {
    private static final String SECRET = "p:l/4?n@t'e\"d\\ %$;`ü";

    private final TestedServer server;
    private DatabaseServer own;
    private int places;

    /** For this kind of server. */
    protected OwnServerTopic(TestedServer server) {
        this.server = server;
    }

    @BeforeAll
    final void launch() {
        own = DatabaseServer.launch(server.launched(), Durability.FORCED);
    }

    @AfterAll
    final void close() {
        own.close();
    }

    /** Not removed, as all of the server is in the end. */
    private Place newPlace() {
        own.start();
        places++;
        return new Place(server, server.kind().at(Place.parsed(server, own.url()), "place_" + places));
    }

    private void killAndStart() {
        own.kill();
        own.start();
    }

    @Test
    void aReadInWhichTheServerIsKilledRunsAgain() {
        AtomicInteger runs = new AtomicInteger();
        try (Store store = newPlace().open(Library.SCHEMA)) {
            store.repository(Shelf.TYPE).insert(Shelf.named("first"));
            long count = store.read(tx -> {
                if (runs.getAndIncrement() == 0) {
                    killAndStart();
                }
                return tx.count(Shelf.TYPE);
            });
            assertEquals(1, count);
            assertEquals(2, runs.get());
        }
    }

    @Test
    void aWriteInWhichTheServerIsKilledRunsAgain() {
        AtomicInteger runs = new AtomicInteger();
        try (Store store = newPlace().open(Library.SCHEMA)) {
            store.repository(Shelf.TYPE).insert(Shelf.named("first"));
            Shelf second = store.write(tx -> {
                tx.insert(Shelf.named("second"));
                if (runs.getAndIncrement() == 0) {
                    killAndStart();
                }
                return tx.update(new Shelf(2, "renamed", null, null));
            });
            assertEquals(2, runs.get());
            assertEquals(
                    List.of(new Shelf(1, "first", null, null), second),
                    store.repository(Shelf.TYPE).list());
            assertEquals(List.of(), store.verify());
        }
    }

    @Test
    void whatIsCommittedOutlivesTheServer() {
        Place place = newPlace();
        try (Store store = place.open(Library.SCHEMA)) {
            for (int i = 0; i < 3; i++) {
                store.repository(Shelf.TYPE).insert(Shelf.named("shelf " + i));
                killAndStart();
                assertEquals(i + 1, store.repository(Shelf.TYPE).count());
            }
            assertEquals(List.of(), store.verify());
        }
        try (Store store = place.open(Library.SCHEMA)) {
            assertEquals(3, store.repository(Shelf.TYPE).count());
        }
    }

    @Test
    void aStoppedServerIsToldAndFoundAgainWhenItIsStarted() throws InterruptedException {
        Place place = newPlace();
        Semaphore heard = new Semaphore(0);
        try (Store store = place.open(Library.SCHEMA, ServerTopic.IMPATIENT);
                Store other = place.open(Library.SCHEMA)) {
            store.watch(heard::release);
            store.repository(Shelf.TYPE).insert(Shelf.named("first"));
            own.stop();
            StorageFailureException lost = assertThrowsExactly(
                    StorageFailureException.class,
                    () -> store.repository(Shelf.TYPE).insert(Shelf.named("second")));
            assertTrue(
                    lost.getMessage()
                            .startsWith(place.url()
                                    + " cannot be reached; check that its server runs and takes connections. ("),
                    lost.getMessage());
            own.start();
            assertEquals(1, store.repository(Shelf.TYPE).count());
            heard.drainPermits();
            assertEquals(
                    2,
                    other.repository(Shelf.TYPE).insert(Shelf.named("second")).id());
            assertTrue(heard.tryAcquire(ServerTopic.PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
            assertEquals(List.of(), store.verify());
        }
    }

    @Test
    void usersAndPasswordsMayHaveAnyCharacters() throws SQLException {
        own.start();
        String user = "Ü b'c\"d@e:f/g%h?i+j";
        try (Connection administrator = DriverManager.getConnection(own.adminUrl());
                Statement statement = administrator.createStatement()) {
            for (String sql : server.createUser(user, SECRET)) {
                statement.execute(sql);
            }
        }
        ServerUrl url = newPlace().url();
        ServerUrl theirs = new ServerUrl(
                url.scheme(), user, SECRET, "[::ffff:127.0.0.1]", url.port(), url.database(), url.parameters());
        Place place = new Place(server, server.withoutTls(theirs));
        try (Store store = place.open(Library.SCHEMA, ServerTopic.IMPATIENT)) {
            store.repository(Shelf.TYPE).insert(Shelf.named("first"));
            own.stop();
            StorageFailureException lost = assertThrowsExactly(
                    StorageFailureException.class,
                    () -> store.repository(Shelf.TYPE).count());
            Secrets.assertNone(lost, "4?n@t");
        }
    }

    @Test
    void theCommandVerifyTestsBesideAUsersPlaceAndLeavesNothing(@TempDir Path reports) throws SQLException {
        Place place = newPlace();
        try (Store store = place.open(Library.SCHEMA)) {
            store.repository(Shelf.TYPE).insert(Shelf.named("first"));
        }
        List<String> before = place.tables();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        VerifyCommand command = new VerifyCommand(new VerifyCommand.Surroundings(
                new PrintStream(said, true, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream()),
                false,
                reports,
                "test",
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                System::nanoTime,
                url -> server.engine()));
        int code = command.run(
                List.of("--topics", "Statistics,Reference", place.url().text()));
        String words = said.toString(StandardCharsets.UTF_8);
        assertEquals(0, code, words);
        assertTrue(words.contains("A store of Isomer. Schema library. Format 1.\n"), words);
        assertFalse(words.contains(place.url().user() + ":" + place.url().password()), words);
        assertEquals(before, place.tables());
        assertEquals(List.of(), server.engine().scratch(place.url().text()).leftovers());
    }
}
