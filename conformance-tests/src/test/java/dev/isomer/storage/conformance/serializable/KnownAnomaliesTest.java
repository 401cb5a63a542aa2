package dev.isomer.storage.conformance.serializable;

import static dev.isomer.storage.conformance.serializable.KnownAnomalies.DOWN_TO_2;
import static dev.isomer.storage.conformance.serializable.KnownAnomalies.UP_FROM_2;
import static dev.isomer.storage.conformance.serializable.KnownAnomalies.aborted;
import static dev.isomer.storage.conformance.serializable.KnownAnomalies.at;
import static dev.isomer.storage.conformance.serializable.KnownAnomalies.beside;
import static dev.isomer.storage.conformance.serializable.KnownAnomalies.found;
import static dev.isomer.storage.conformance.serializable.KnownAnomalies.history;
import static dev.isomer.storage.conformance.serializable.KnownAnomalies.inserted;
import static dev.isomer.storage.conformance.serializable.KnownAnomalies.leaving;
import static dev.isomer.storage.conformance.serializable.KnownAnomalies.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.serializable.Anomaly.Kind;
import dev.isomer.storage.conformance.serializable.Operation.Append;
import dev.isomer.storage.conformance.serializable.Operation.CountRange;
import dev.isomer.storage.conformance.serializable.Operation.Put;
import dev.isomer.storage.conformance.serializable.Operation.Remove;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is known to be wrong is found, and what is beside it is not. */
final class KnownAnomaliesTest {
    @ParameterizedTest
    @MethodSource("dev.isomer.storage.conformance.serializable.KnownAnomalies#cases")
    void itIsFoundAndItsNeighbourIsNot(KnownAnomalies.Case known) {
        List<Anomaly> anomalies = SerializabilityChecker.check(known.wrong());
        assertTrue(anomalies.stream().anyMatch(anomaly -> anomaly.kind() == known.kind()), anomalies::toString);
        assertEquals(List.of(), SerializabilityChecker.check(known.right()));
        boolean refusal = known.kind() == Kind.WRONG_REFUSAL;
        assertEquals(refusal, SerialState.someOrderExplains(known.wrong()), "by trying all orders");
        assertTrue(SerialState.someOrderExplains(known.right()), "by trying all orders");
    }

    @Test
    void theReportHasTheShortestCycleAndTheHistory() {
        RecordedHistory skew =
                history(beside(read(1), new Append(2, 12)), beside(read(2), new Append(1, 1)), beside(read(3)));
        NotSerializable report = assertThrowsExactly(NotSerializable.class, () -> SerializabilityChecker.require(skew));
        assertEquals(1, report.anomalies().size());
        String expected = """
                A history is not strictly serializable.
                G2: there is no order of the transactions, because
                  T0 before T1: T0 saw list 1 as [], without what T1 appended
                  T1 before T0: T1 saw list 2 as [], without what T0 appended
                by hand
                T0 client 0 [1..9] committed: read(list 1)=[]; append(list 2, 12)
                T1 client 1 [1..9] committed: read(list 2)=[]; append(list 1, 1)
                T2 client 2 [1..9] committed: read(list 3)=[]""";
        String message = String.valueOf(report.getMessage());
        assertEquals(expected, message.replace(System.lineSeparator(), "\n"));
    }

    @Test
    void aHistoryThatDoesNotTellIsRefused() {
        Append append = new Append(1, 1);
        assertThrowsExactly(
                IllegalArgumentException.class, () -> SerializabilityChecker.check(history(beside(append, append))));
        Put put = inserted(1, 1, 1);
        assertThrowsExactly(
                IllegalArgumentException.class, () -> SerializabilityChecker.check(history(beside(put), aborted(put))));
        assertThrowsExactly(
                IllegalArgumentException.class,
                () -> SerializabilityChecker.check(history(beside(new CountRange(UP_FROM_2, 0)))));
        RecordedHistory twoPlaces =
                history(beside(leaving(7, 70)), beside(new Remove(7, 70)), beside(found(DOWN_TO_2, Map.of())));
        String message = assertThrowsExactly(
                        IllegalArgumentException.class, () -> SerializabilityChecker.check(twoPlaces))
                .getMessage();
        assertFalse(message == null || !message.startsWith("Nobody can tell when T2 did not see row 7"));
        assertThrowsExactly(IllegalArgumentException.class, () -> new RecordedHistory("", List.of(at(1, 2), at(1, 2))));
    }
}
