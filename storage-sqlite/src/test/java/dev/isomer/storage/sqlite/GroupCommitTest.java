package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.Library;
import dev.isomer.storage.jdbc.Library.Binding;
import dev.isomer.storage.jdbc.Library.Book;
import dev.isomer.storage.jdbc.Library.Shelf;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Query;
import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Selection;
import dev.isomer.storage.spi.TransientFailure;
import dev.isomer.storage.spi.WriterQueue;
import dev.isomer.storage.spi.Writing;
import dev.isomer.storage.spi.Writing.Outcome;
import dev.isomer.storage.spi.Writing.Sealed;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes that share a transaction, on the driver itself, one step after the other; the queue is what a test says. */
final class GroupCommitTest {
    private static final long NEVER = TimeUnit.HOURS.toNanos(1);

    @TempDir
    private Path folder;

    private final Waiting queue = new Waiting();
    private SqliteDriver driver;

    /** Who waits, by what a test says. */
    private static final class Waiting implements WriterQueue {
        private volatile boolean isAnother = true;
        private volatile boolean isAgain;

        @Override
        public boolean isAnotherWaiting() {
            return isAnother;
        }

        @Override
        public boolean isRunAgain() {
            return isAgain;
        }
    }

    private void open(GroupLimits limits) {
        SqliteFile file =
                new SqliteFile(folder.resolve("library.db"), Library.SCHEMA, Duration.ofSeconds(1), List.of());
        driver = SqliteDriver.open(file, Library.SCHEMA, limits);
        driver.serve(queue);
    }

    private void open() {
        open(new GroupLimits(100, NEVER, NEVER));
    }

    @AfterEach
    void verifyAndClose() {
        assertEquals(List.of(), driver.verify());
        driver.close();
    }

    private Writing begin() {
        return driver.write(Scope.TRANSACTION);
    }

    private static long insert(Writing writing, String name) {
        Shelf inserted = writing.insert(Shelf.TYPE, Shelf.named(name), 0);
        return inserted == null ? 0 : inserted.id();
    }

    private Sealed write(String name) {
        Writing writing = begin();
        insert(writing, name);
        return writing.seal();
    }

    private Sealed writeLast(String name) {
        queue.isAnother = false;
        return write(name);
    }

    private List<String> names() {
        Reading reading = driver.read(Scope.TRANSACTION);
        try {
            return names(reading);
        } finally {
            reading.end();
        }
    }

    private static List<String> names(Reading reading) {
        List<String> names = new ArrayList<>();
        Query<Shelf> all = Shelf.TYPE.all();
        reading.scan(Selection.of(all), shelf -> names.add(shelf.name()));
        return names;
    }

    @Test
    void oneCommitIsForAllAndNobodySeesItBefore() {
        open();
        Sealed first = write("first");
        assertEquals(List.of(), names());
        Writing writing = begin();
        assertEquals(List.of("first"), names(writing));
        assertEquals(2, insert(writing, "second"));
        assertEquals(2, writing.lastId(Shelf.TYPE));
        Sealed second = writing.seal();
        assertEquals(List.of(), names());
        Sealed last = writeLast("third");
        assertEquals(List.of("first", "second", "third"), names());
        List.of(last, first, second).forEach(Sealed::await);
    }

    @Test
    void byItselfAWriteIsCommittedWhenItIsSealed() {
        open();
        Sealed only = writeLast("only");
        assertEquals(List.of("only"), names());
        only.await();
    }

    @Test
    void nothingIsAcknowledgedBeforeTheCommit() throws InterruptedException {
        open();
        Sealed first = write("first");
        Thread waiting = new Thread(first::await);
        waiting.start();
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            assertTrue(waiting.isAlive(), "acknowledged, and not committed");
            Thread.onSpinWait();
        }
        assertEquals(List.of(), names());
        waiting.interrupt();
        writeLast("second").await();
        waiting.join();
        first.await();
        assertEquals(List.of("first", "second"), names());
    }

    @Test
    void anInterruptIsKeptForLater() {
        open(new GroupLimits(100, 0, NEVER));
        Sealed first = write("first");
        Thread.currentThread().interrupt();
        first.await();
        assertTrue(Thread.interrupted());
        assertEquals(List.of("first"), names());
    }

    @Test
    void oneThatIsRolledBackUndoesItselfAloneAndTheOthersAreCommitted() {
        open();
        Sealed first = write("first");
        Writing refused = begin();
        assertEquals(2, insert(refused, "undone"));
        assertEquals(Outcome.DONE, refused.update(Shelf.TYPE, new Shelf(1, "renamed", null, null)));
        assertNull(refused.insert(Shelf.TYPE, Shelf.named("undone"), 0));
        refused.rollback();
        assertEquals(List.of("first"), names());
        first.await();
        Writing next = begin();
        assertEquals(2, insert(next, "second"));
        queue.isAnother = false;
        next.seal().await();
        assertEquals(List.of("first", "second"), names());
    }

    @Test
    void marksOfAMemberAreItsOwn() {
        open();
        write("first");
        Writing writing = begin();
        Writing.Mark kept = writing.mark();
        insert(writing, "second");
        Writing.Mark undone = writing.mark();
        insert(writing, "undone");
        writing.rollbackTo(undone);
        writing.release(kept);
        writing.seal();
        writeLast("third").await();
        assertEquals(List.of("first", "second", "third"), names());
    }

    @Test
    void rowsInCirclesAreDeletedByAMember() {
        open();
        Writing first = begin();
        insert(first, "first");
        first.insert(Shelf.TYPE, new Shelf(0, "second", 1L, null), 0);
        first.update(Shelf.TYPE, new Shelf(1, "first", 2L, null));
        first.seal();
        Writing second = begin();
        List<Writing.IdSet> both = List.of(new Writing.IdSet(Shelf.TYPE, List.of(1L, 2L)));
        assertEquals(Outcome.DONE, second.delete(both, List.of()));
        assertNull(second.insert(Shelf.TYPE, new Shelf(0, "lost", 1L, null), 0));
        second.seal();
        writeLast("third").await();
        assertEquals(List.of("third"), names());
    }

    @Test
    void whereNobodyComesOneThatWaitsCommits() {
        open(new GroupLimits(100, 0, NEVER));
        Sealed first = write("first");
        assertEquals(List.of(), names());
        first.await();
        assertEquals(List.of("first"), names());
    }

    @Test
    void whoComesAndDoesNothingYetIsNotWaitedFor() {
        open(new GroupLimits(100, 0, NEVER));
        Sealed first = write("first");
        Writing second = begin();
        first.await();
        assertEquals(List.of("first"), names());
        insert(second, "second");
        queue.isAnother = false;
        second.seal().await();
        assertEquals(List.of("first", "second"), names());
    }

    @Test
    void whoStandsStillIsTakenBack() {
        open(new GroupLimits(100, 0, 0));
        Sealed first = write("first");
        Writing second = begin();
        insert(second, "second");
        first.await();
        assertEquals(List.of("first"), names());
        assertThrows(TransientFailure.class, () -> insert(second, "more"));
        assertThrows(TransientFailure.class, second::seal);
        second.rollback();
        queue.isAgain = true;
        Sealed again = write("second");
        assertEquals(List.of("first", "second"), names());
        again.await();
    }

    @Test
    void whoRunsAgainDoesSoByItself() {
        open();
        Sealed first = write("first");
        queue.isAgain = true;
        Writing again = begin();
        assertEquals(List.of("first"), names());
        first.await();
        insert(again, "second");
        again.seal().await();
        assertEquals(List.of("first", "second"), names());
    }

    @Test
    void aGroupIsCommittedWhenItHasAsManyMembersAsItMay() {
        open(new GroupLimits(2, NEVER, NEVER));
        Sealed first = write("first");
        assertEquals(List.of(), names());
        Sealed second = write("second");
        assertEquals(List.of("first", "second"), names());
        List.of(first, second).forEach(Sealed::await);
    }

    @Test
    void aGroupIsCommittedWhenItIsAsOldAsItMayBe() {
        open(new GroupLimits(100, 0, NEVER));
        Sealed first = write("first");
        assertEquals(List.of(), names());
        Sealed second = write("second");
        assertEquals(List.of("first", "second"), names());
        List.of(first, second).forEach(Sealed::await);
    }

    @Test
    void whatIsOpenIsCommittedOnClosing() {
        open();
        write("first");
        driver.close();
        open();
        assertEquals(List.of("first"), names());
    }

    @Test
    void aCommitThatIsRefusedFailsEveryMemberAndEachMayTryAlone() throws SQLException {
        open();
        SqliteWriting writing = (SqliteWriting) begin();
        JdbcConnection connection = writing.connection();
        insert(writing, "first");
        Sealed first = writing.seal();
        connection.run("PRAGMA defer_foreign_keys = ON");
        connection.run("INSERT INTO " + table(Shelf.TYPE) + " (name, within) VALUES ('astray', 99)");
        Sealed second = writeLast("second");
        for (Sealed each : List.of(first, second)) {
            TransientFailure failed = assertThrows(TransientFailure.class, each::await);
            assertFalse(failed.isBusy());
            assertInstanceOf(StorageFailureException.class, failed.getCause());
        }
        assertEquals(List.of(), names());
        writeLast("first").await();
        assertEquals(List.of("first"), names());
    }

    private static String table(EntityType<?> type) {
        return SqliteDialect.INSTANCE.table(type);
    }

    @Test
    void aCommitOfWhichNothingIsKnownIsUnknownToEveryMember() throws SQLException {
        open();
        SqliteWriting writing = (SqliteWriting) begin();
        insert(writing, "first");
        Sealed first = writing.seal();
        Writing next = begin();
        insert(next, "second");
        Sealed second = next.seal();
        writing.connection().run("ROLLBACK");
        driver.close();
        OutcomeUnknownException one = assertThrows(OutcomeUnknownException.class, first::await);
        OutcomeUnknownException other = assertThrows(OutcomeUnknownException.class, second::await);
        assertFalse(one == other, "each thread has an error of its own");
        open();
        assertEquals(List.of(), names());
    }

    @Test
    void aStatementThatEndsTheTransactionOfAllMakesAllRunAgain() throws SQLException {
        open();
        SqliteWriting writing = (SqliteWriting) begin();
        insert(writing, "first");
        Sealed first = writing.seal();
        Writing second = begin();
        insert(second, "second");
        writing.connection().run("ROLLBACK");
        assertThrows(TransientFailure.class, second::rollback);
        assertThrows(TransientFailure.class, first::await);
        assertEquals(List.of(), names());
        writeLast("first").await();
        assertEquals(List.of("first"), names());
    }

    @Test
    void aFullDiskEndsTheTransactionOfAllAndIsToldToTheOneThatFillsIt() throws SQLException {
        open();
        SqliteWriting writing = (SqliteWriting) begin();
        insert(writing, "first");
        Sealed first = writing.seal();
        writing.connection().run("PRAGMA max_page_count = 1");
        Writing second = begin();
        Book large = new Book(
                0,
                "a",
                null,
                1,
                null,
                1,
                null,
                false,
                null,
                null,
                Binding.PAPER,
                Bytes.of(new byte[1 << 20]),
                null,
                null);
        assertThrows(StorageFailureException.class, () -> second.insert(Book.TYPE, large, 0));
        assertThrows(TransientFailure.class, second::rollback);
        assertThrows(TransientFailure.class, first::await);
        assertEquals(List.of(), names());
        writeLast("first").await();
        assertEquals(List.of("first"), names());
    }
}
