package dev.isomer.storage.conformance.serializable;

import java.util.List;
import java.util.stream.Collectors;

/** A history is not strictly serializable; the message tells why, and has all of it with its seed. */
public final class NotSerializable extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final transient List<Anomaly> anomalies;

    NotSerializable(RecordedHistory history, List<Anomaly> anomalies) {
        super("A history is not strictly serializable." + System.lineSeparator()
                + anomalies.stream().map(Anomaly::toString).collect(Collectors.joining(System.lineSeparator()))
                + System.lineSeparator() + history);
        this.anomalies = List.copyOf(anomalies);
    }

    /** Why it is not. */
    public List<Anomaly> anomalies() {
        return anomalies;
    }
}
