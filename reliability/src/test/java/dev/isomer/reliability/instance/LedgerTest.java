package dev.isomer.reliability.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.reliability.instance.Books.Account;
import dev.isomer.reliability.instance.Books.Entry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checks see what is lost, torn, twice there or back, ids given twice, and accounts that do not tally. */
class LedgerTest {
    private final List<Account> accounts = new ArrayList<>();
    private final Ledger ledger = new Ledger();

    LedgerTest() {
        for (long id = 1; id <= Books.ACCOUNTS; id++) {
            accounts.add(new Account(id, Books.FIRST_AMOUNT));
        }
        say("begun a-0-1", "ack a-0-1 1,2", "begun a-0-2", "refused a-0-2 why", "begun a-0-3", "unknown a-0-3 why");
        say("begun a-0-4", "ack a-0-4 5", "removing a-0-4", "removed a-0-4", "begun b-0-1", "ack b-0-1 6");
        ledger.end("a");
    }

    private void say(String... lines) {
        for (String line : lines) {
            ledger.take(line);
        }
    }

    private static Entry entry(long id, String token, int place, int rows) {
        return new Entry(id, token, place, rows, 0, 0, 0);
    }

    private Figures look(Entry... entries) {
        ledger.compare(ledger.expectation(), Snapshot.of(accounts, List.of(entries)));
        return ledger.figures(0, 0);
    }

    private void assertWrong(String start, Entry... entries) {
        Figures figures = look(entries);
        assertEquals(0, figures.lost(), figures::toString);
        assertEquals(
                List.of(start),
                figures.wrong().stream()
                        .map(sentence -> sentence.substring(0, Math.min(start.length(), sentence.length())))
                        .toList());
    }

    @Test
    void whatIsAsItWasSaidIsSound() {
        assertEquals(new Figures(4, 1, 1, 0, 0, 0, List.of()), look(entry(1, "a-0-1", 0, 2), entry(2, "a-0-1", 1, 2)));
        // Of an instance that still runs, and whose words are perhaps still under way.
        assertEquals(
                new Figures(4, 1, 1, 0, 0, 0, List.of()),
                look(
                        entry(1, "a-0-1", 0, 2),
                        entry(2, "a-0-1", 1, 2),
                        entry(3, "a-0-3", 0, 1),
                        entry(7, "b-0-2", 0, 1)));
    }

    @Test
    void whatWasAcknowledgedAndIsNotThereIsLost() {
        assertEquals(new Figures(4, 1, 1, 0, 0, 1, List.of()), look());
        ledger.end("b");
        assertEquals(new Figures(4, 1, 1, 0, 0, 2, List.of()), look());
    }

    @Test
    void aTornTransactionIsSeen() {
        ledger.take("ack a-0-1");
        assertWrong("The transaction a-0-1 is torn", entry(2, "a-0-1", 1, 2));
    }

    @Test
    void aTransactionThatIsThereTwiceIsSeen() {
        ledger.take("ack a-0-1");
        assertWrong(
                "The transaction a-0-1 is torn, or there twice",
                entry(1, "a-0-1", 0, 2),
                entry(2, "a-0-1", 1, 2),
                entry(3, "a-0-1", 0, 2),
                entry(4, "a-0-1", 1, 2));
    }

    @Test
    void otherIdsThanTheAcknowledgedAreSeen() {
        assertWrong(
                "The transaction a-0-1 was acknowledged with the ids",
                entry(1, "a-0-1", 0, 2),
                entry(3, "a-0-1", 1, 2));
    }

    @Test
    void whatWasRefusedOrRemovedAndIsThereIsSeen() {
        assertWrong(
                "The transaction a-0-2 was refused",
                entry(1, "a-0-1", 0, 2),
                entry(2, "a-0-1", 1, 2),
                entry(3, "a-0-2", 0, 1));
    }

    @Test
    void whatWasRemovedAndIsThereIsSeen() {
        assertWrong(
                "The transaction a-0-4 was refused, or its rows were removed",
                entry(1, "a-0-1", 0, 2),
                entry(2, "a-0-1", 1, 2),
                entry(5, "a-0-4", 0, 1));
    }

    @Test
    void whatNobodyBeganIsSeen() {
        assertWrong(
                "The transaction a-0-9 is there, and nobody began it",
                entry(1, "a-0-1", 0, 2),
                entry(2, "a-0-1", 1, 2),
                entry(9, "a-0-9", 0, 1));
    }

    @Test
    void anIdThatIsGivenTwiceIsSeen() {
        say("ack b-0-2 5");
        assertWrong("The id 5 was given to a-0-4 and to b-0-2", entry(1, "a-0-1", 0, 2), entry(2, "a-0-1", 1, 2));
    }

    @Test
    void accountsThatDoNotTallyAreSeen() {
        accounts.set(3, new Account(4, Books.FIRST_AMOUNT - 1));
        assertWrong("The accounts have", entry(1, "a-0-1", 0, 2), entry(2, "a-0-1", 1, 2));
    }
}
