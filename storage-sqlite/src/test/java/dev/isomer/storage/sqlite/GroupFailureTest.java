package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.Library.Binding;
import dev.isomer.storage.jdbc.Library.Book;
import dev.isomer.storage.jdbc.Library.Shelf;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.spi.TransientFailure;
import dev.isomer.storage.spi.Writing;
import dev.isomer.storage.spi.Writing.Sealed;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Writes that share a transaction of which one fails, does not come or stands still, or whose commit fails. */
final class GroupFailureTest extends GroupTopic {
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
