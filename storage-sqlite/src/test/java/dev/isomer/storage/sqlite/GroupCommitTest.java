package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.jdbc.Library.Shelf;
import dev.isomer.storage.spi.Writing;
import dev.isomer.storage.spi.Writing.Outcome;
import dev.isomer.storage.spi.Writing.Sealed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What writes that share a transaction see and keep. */
final class GroupCommitTest extends GroupTopic {
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
    void whoWasJustLetGoIsExpectedBack() {
        open();
        write("first");
        writeLast("second").await();
        Sealed third = write("third");
        assertEquals(List.of("first", "second"), names());
        Sealed fourth = write("fourth");
        assertEquals(List.of("first", "second", "third", "fourth"), names());
        List.of(third, fourth).forEach(Sealed::await);
    }

    @Test
    void whoWasExpectedInVainIsExpectedNoMore() {
        open();
        write("first");
        writeLast("second").await();
        Sealed third = write("third");
        assertEquals(List.of("first", "second"), names());
        third.await();
        assertEquals(List.of("first", "second", "third"), names());
        Sealed fourth = write("fourth");
        assertEquals(List.of("first", "second", "third", "fourth"), names());
        fourth.await();
    }
}
