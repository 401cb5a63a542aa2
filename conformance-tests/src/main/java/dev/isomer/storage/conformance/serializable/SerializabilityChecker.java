package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.conformance.serializable.Operation.Refused;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides whether a recorded history is strictly serializable, exactly: it finds an anomaly if and only if no order of
 * the committed transactions explains all that they saw while each comes after those that had ended before it began.
 *
 * <p>Transactions that were aborted count as never done: nobody may see anything of them, and what they saw themselves
 * does not matter. Savepoints that were undone likewise.
 *
 * <p>How: the history is made so that the order of writes can be recovered from what was read. A read of a list shows
 * the order of its appends, and each version of a row names the one before it. From that follows which transaction has
 * written over (ww), has read from (wr) or has not yet seen (rw) which other one; a cycle of these and of real time is
 * a violation, and without one any topological order is a serial order. The recovery from lists is that of Kingsbury
 * and Alvaro, <i>Elle: Inferring Isolation Anomalies from Experimental Observations</i> (VLDB 2020), with one rule
 * more: appends that nobody saw come after the longest read. The dependencies, those of predicates among them, and the
 * names of the anomalies are from Adya, <i>Weak Consistency: A Generalized Theory and Optimistic Implementations for
 * Distributed Transactions</i> (MIT, 1999).
 *
 * <p>With t transactions, o operations, r rows and k appended values it takes O(t² + o · (r + k)); a history that is
 * not serializable takes O(t³) more, for the shortest cycle. Keeps nothing, so any thread may use it.
 */
public final class SerializabilityChecker {
    private SerializabilityChecker() {}

    /**
     * Why a history is not strictly serializable.
     *
     * @return what contradicts itself, or else the shortest cycle; empty if the history is strictly serializable
     * @throws IllegalArgumentException if the history is not made so that an order can be recovered: a value or version
     *     is written twice, a count follows no list of the same range, or a row could have been missing at two times
     */
    public static List<Anomaly> check(RecordedHistory history) {
        List<Anomaly> anomalies = new ArrayList<>();
        for (RecordedTransaction transaction : history.transactions()) {
            for (Operation operation : transaction.operations()) {
                if (operation instanceof Refused) {
                    anomalies.add(new Anomaly(
                            Anomaly.Kind.WRONG_REFUSAL, transaction.name() + " had a statement " + operation));
                }
            }
        }
        Dependencies dependencies = new Dependencies(history);
        ListAnalysis.analyse(history, anomalies, dependencies);
        RowAnalysis.analyse(history, anomalies, dependencies);
        if (anomalies.isEmpty()) {
            Anomaly cycle = dependencies.cycle();
            return cycle == null ? List.of() : List.of(cycle);
        }
        return List.copyOf(anomalies);
    }

    /**
     * Requires a history to be strictly serializable.
     *
     * @throws NotSerializable with the anomalies and the history
     */
    public static void require(RecordedHistory history) {
        List<Anomaly> anomalies = check(history);
        if (!anomalies.isEmpty()) {
            throw new NotSerializable(history, anomalies);
        }
    }
}
