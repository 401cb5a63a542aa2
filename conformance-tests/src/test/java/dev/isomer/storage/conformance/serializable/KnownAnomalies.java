package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.conformance.serializable.Anomaly.Kind;
import dev.isomer.storage.conformance.serializable.Operation.Append;
import dev.isomer.storage.conformance.serializable.Operation.CountRange;
import dev.isomer.storage.conformance.serializable.Operation.Put;
import dev.isomer.storage.conformance.serializable.Operation.Range;
import dev.isomer.storage.conformance.serializable.Operation.ReadList;
import dev.isomer.storage.conformance.serializable.Operation.ReadRange;
import dev.isomer.storage.conformance.serializable.Operation.ReadRow;
import dev.isomer.storage.conformance.serializable.Operation.Refused;
import dev.isomer.storage.conformance.serializable.Operation.Remove;
import dev.isomer.storage.conformance.serializable.Operation.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Each anomaly of the literature, in the smallest history that shows it, and its harmless neighbour. */
final class KnownAnomalies {
    private KnownAnomalies() {}

    static final Range UP_FROM_2 = new Range(2, -1);
    static final Range DOWN_TO_2 = new Range(9, 2);

    record Case(String name, Kind kind, RecordedHistory wrong, RecordedHistory right) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Transactions that were all open from 1 to 9, unless told otherwise. */
    static RecordedTransaction beside(Operation... operations) {
        return at(1, 9, operations);
    }

    static RecordedTransaction at(long start, long end, Operation... operations) {
        return new RecordedTransaction(0, 0, start, end, true, List.of(operations));
    }

    static RecordedTransaction aborted(Operation... operations) {
        return new RecordedTransaction(0, 0, 1, 9, false, List.of(operations));
    }

    static RecordedHistory history(RecordedTransaction... transactions) {
        List<RecordedTransaction> numbered = new ArrayList<>();
        for (RecordedTransaction each : transactions) {
            numbered.add(new RecordedTransaction(
                    numbered.size(), numbered.size(), each.start(), each.end(), each.committed(), each.operations()));
        }
        return new RecordedHistory("by hand", numbered);
    }

    static ReadList read(long list, Long... values) {
        return new ReadList(list, List.of(values));
    }

    static ReadRange found(Range range, Map<Long, Long> versions) {
        return new ReadRange(range, new TreeMap<>(versions));
    }

    static Put inserted(long row, long version, int level) {
        return new Put(row, 0, version, true, level);
    }

    static Put leaving(long row, long version) {
        return new Put(row, 0, version, false, 1);
    }

    static Stream<Case> cases() {
        return Stream.of(lists(), cyclesOfLists(), predicates(), rows()).flatMap(each -> each);
    }

    private static Stream<Case> lists() {
        Append one = new Append(1, 1);
        Append two = new Append(1, 2);
        return Stream.of(
                new Case(
                        "aborted read",
                        Kind.ABORTED_READ,
                        history(aborted(one), beside(read(1, 1L))),
                        history(aborted(one), beside(read(1)))),
                new Case(
                        "read of an undone savepoint",
                        Kind.ABORTED_READ,
                        history(beside(Savepoint.SET, one, Savepoint.UNDONE), beside(read(1, 1L))),
                        history(beside(Savepoint.SET, one, Savepoint.KEPT), beside(read(1, 1L)))),
                new Case(
                        "intermediate read",
                        Kind.INTERMEDIATE_READ,
                        history(beside(one, two), beside(read(1, 1L))),
                        history(beside(one, two), beside(read(1, 1L, 2L)))),
                new Case(
                        "own append not seen",
                        Kind.INTERNAL,
                        history(beside(one, read(1))),
                        history(beside(one, read(1, 1L)))),
                new Case(
                        "two states in one transaction",
                        Kind.INTERNAL,
                        history(beside(one), beside(read(1), read(1, 1L))),
                        history(beside(one), beside(read(1, 1L), read(1, 1L)))),
                new Case(
                        "value out of nowhere",
                        Kind.UNKNOWN_VALUE,
                        history(beside(one), beside(read(1, 5L))),
                        history(beside(one), beside(read(1, 1L)))),
                new Case(
                        "swapped values",
                        Kind.INCOMPATIBLE_ORDER,
                        history(beside(one), beside(two), beside(read(1, 1L, 2L)), beside(read(1, 2L, 1L))),
                        history(beside(one), beside(two), beside(read(1, 1L, 2L)), beside(read(1, 1L)))),
                new Case(
                        "value twice",
                        Kind.INCOMPATIBLE_ORDER,
                        history(beside(one), beside(read(1, 1L, 1L))),
                        history(beside(one), beside(read(1, 1L)))),
                new Case(
                        "mixed writes",
                        Kind.DIRTY_WRITE,
                        history(beside(one, two), beside(new Append(1, 3)), beside(read(1, 1L, 3L, 2L))),
                        history(beside(one, two), beside(new Append(1, 3)), beside(read(1, 1L, 2L, 3L)))),
                new Case(
                        "lost append",
                        Kind.LOST_APPEND,
                        history(at(1, 2, one), at(3, 4, read(1))),
                        history(at(1, 3, one), at(3, 4, read(1)))),
                new Case(
                        "lost update of a list",
                        Kind.INCOMPATIBLE_ORDER,
                        history(beside(read(1), one), beside(read(1), two)),
                        history(beside(read(1), one), beside(read(1, 1L), two))));
    }

    private static Stream<Case> cyclesOfLists() {
        Append one = new Append(1, 1);
        Append two = new Append(1, 2);
        return Stream.of(
                new Case(
                        "write cycle",
                        Kind.G0,
                        history(
                                beside(one, new Append(2, 11)),
                                beside(two, new Append(2, 12)),
                                beside(read(1, 1L, 2L)),
                                beside(read(2, 12L, 11L))),
                        history(
                                beside(one, new Append(2, 11)),
                                beside(two, new Append(2, 12)),
                                beside(read(1, 1L, 2L)),
                                beside(read(2, 11L, 12L)))),
                new Case(
                        "circular information flow",
                        Kind.G1C,
                        history(beside(one, read(2, 12L)), beside(new Append(2, 12), read(1, 1L))),
                        history(beside(one, read(2, 12L)), beside(new Append(2, 12), read(1)))),
                new Case(
                        "read skew",
                        Kind.G_SINGLE,
                        history(beside(one, new Append(2, 12)), beside(read(1), read(2, 12L))),
                        history(beside(one, new Append(2, 12)), beside(read(1), read(2)))),
                new Case(
                        "stale read",
                        Kind.G_SINGLE,
                        history(at(1, 2, one), at(3, 4, read(1)), at(5, 6, read(1, 1L))),
                        history(at(1, 4, one), at(3, 4, read(1)), at(5, 6, read(1, 1L)))),
                new Case(
                        "write skew",
                        Kind.G2,
                        history(beside(read(1), new Append(2, 12)), beside(read(2), one)),
                        history(beside(read(1), new Append(2, 12)), beside(read(2, 12L), one))),
                new Case(
                        "two readers of two orders",
                        Kind.G2,
                        history(
                                beside(one),
                                beside(new Append(2, 12)),
                                beside(read(1, 1L), read(2)),
                                beside(read(1), read(2, 12L))),
                        history(
                                beside(one),
                                beside(new Append(2, 12)),
                                beside(read(1, 1L), read(2)),
                                beside(read(1), read(2)))),
                new Case(
                        "wrong refusal",
                        Kind.WRONG_REFUSAL,
                        history(aborted(one, new Refused("no such row"))),
                        history(aborted(one))));
    }

    private static Stream<Case> predicates() {
        Put one = inserted(1, 1, 3);
        Put two = inserted(2, 2, 3);
        RecordedTransaction first = at(-9, -8, leaving(7, 70), leaving(8, 80));
        return Stream.of(
                new Case(
                        "write skew by phantoms",
                        Kind.G2,
                        history(beside(found(UP_FROM_2, Map.of()), one), beside(found(UP_FROM_2, Map.of()), two)),
                        history(
                                beside(found(UP_FROM_2, Map.of()), one),
                                beside(found(UP_FROM_2, Map.of(1L, 1L)), two))),
                new Case(
                        "write skew by deletes",
                        Kind.G2,
                        history(
                                first,
                                beside(found(DOWN_TO_2, Map.of(7L, 70L, 8L, 80L)), new Remove(7, 70)),
                                beside(found(DOWN_TO_2, Map.of(7L, 70L, 8L, 80L)), new Remove(8, 80))),
                        history(
                                first,
                                beside(found(DOWN_TO_2, Map.of(7L, 70L, 8L, 80L)), new Remove(7, 70)),
                                beside(found(DOWN_TO_2, Map.of(8L, 80L)), new Remove(8, 80)))),
                new Case(
                        "a deleted row seen again",
                        Kind.G_SINGLE,
                        history(
                                first,
                                at(1, 2, new Remove(7, 70)),
                                at(3, 4, found(DOWN_TO_2, Map.of(7L, 70L, 8L, 80L)))),
                        history(first, at(1, 2, new Remove(7, 70)), at(3, 4, found(DOWN_TO_2, Map.of(8L, 80L))))));
    }

    private static Stream<Case> rows() {
        Put one = inserted(1, 1, 3);
        Put raised = new Put(1, 1, 5, true, 4);
        return Stream.of(
                new Case(
                        "lost update of a row",
                        Kind.LOST_UPDATE,
                        history(at(1, 2, one), at(3, 9, raised), at(3, 9, new Put(1, 1, 6, true, 4))),
                        history(at(1, 2, one), at(3, 9, raised), at(3, 9, new Put(1, 5, 6, true, 5)))),
                new Case(
                        "intermediate version",
                        Kind.INTERMEDIATE_READ,
                        history(beside(one, raised), beside(new ReadRow(1, 1))),
                        history(beside(one, raised), beside(new ReadRow(1, 5)))),
                new Case(
                        "aborted version",
                        Kind.ABORTED_READ,
                        history(at(-1, 0, one), aborted(raised), beside(new ReadRow(1, 5))),
                        history(at(-1, 0, one), aborted(raised), beside(new ReadRow(1, 1)))),
                new Case(
                        "row that does not match",
                        Kind.WRONG_PREDICATE,
                        history(beside(inserted(1, 1, 1)), beside(found(UP_FROM_2, Map.of(1L, 1L)))),
                        history(beside(inserted(1, 1, 2)), beside(found(UP_FROM_2, Map.of(1L, 1L))))),
                new Case(
                        "row that nobody wrote",
                        Kind.UNKNOWN_VALUE,
                        history(beside(one), beside(new ReadRow(3, 1))),
                        history(beside(one), beside(new ReadRow(1, 1)))),
                new Case(
                        "own row not found",
                        Kind.INTERNAL,
                        history(beside(one, found(UP_FROM_2, Map.of()))),
                        history(beside(one, found(UP_FROM_2, Map.of(1L, 1L))))),
                new Case(
                        "count that is not the list's",
                        Kind.INTERNAL,
                        history(beside(one), beside(found(UP_FROM_2, Map.of(1L, 1L)), new CountRange(UP_FROM_2, 0))),
                        history(beside(one), beside(found(UP_FROM_2, Map.of(1L, 1L)), new CountRange(UP_FROM_2, 1)))),
                new Case(
                        "phantom between two reads",
                        Kind.G_SINGLE,
                        history(beside(one), beside(found(UP_FROM_2, Map.of()), found(UP_FROM_2, Map.of(1L, 1L)))),
                        history(beside(one), beside(found(UP_FROM_2, Map.of()), found(UP_FROM_2, Map.of())))));
    }
}
