package dev.isomer.storage.conformance.serializable;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Transactions that ran beside each other.
 *
 * @param origin where it comes from, with the seed, for the report
 * @param transactions in any order; {@code transactions.get(i).number()} is i
 */
public record RecordedHistory(String origin, List<RecordedTransaction> transactions) {
    /** Keeps its own list of the transactions. */
    public RecordedHistory {
        transactions = List.copyOf(transactions);
        for (int i = 0; i < transactions.size(); i++) {
            if (transactions.get(i).number() != i) {
                throw new IllegalArgumentException("Number the transactions of a history by their places, from 0.");
            }
        }
    }

    /** Only those that were committed. */
    List<RecordedTransaction> committed() {
        return transactions.stream().filter(RecordedTransaction::committed).toList();
    }

    /** The history as text, a line for each transaction. */
    @Override
    public String toString() {
        return origin
                + System.lineSeparator()
                + transactions.stream()
                        .map(RecordedTransaction::toString)
                        .collect(Collectors.joining(System.lineSeparator()));
    }
}
