package dev.isomer.storage.memory.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * Which operations of a disk fail, and how.
 *
 * <p>A write fails before, halfway or after it is done; other operations fail before. A full disk refuses all that
 * takes room until some is made.
 */
final class FaultPlan implements SimulatedDisk.Faults {
    /** How it fails. */
    enum Kind {
        NOT_DONE,
        HALF_DONE,
        DONE,
        DISK_IS_FULL
    }

    private static final int OPERATIONS_UNTIL_THERE_IS_ROOM = 8;

    private final Kind kind;
    private final int first;
    private final List<String> operations = new ArrayList<>();
    private int failures;
    private boolean isOver;

    /** @param first the number of the operation that fails, or the first of those on a full disk */
    FaultPlan(Kind kind, int first) {
        this.kind = kind;
        this.first = first;
    }

    @Override
    public int fail(String operation, int count) {
        int number = operations.size();
        operations.add(operation);
        boolean takesRoom = takesRoom(operation);
        boolean fails = kind == Kind.DISK_IS_FULL
                ? takesRoom && number >= first && number < first + OPERATIONS_UNTIL_THERE_IS_ROOM
                : number == first;
        if (!fails || isOver) {
            return -1;
        }
        failures++;
        return switch (kind) {
            case NOT_DONE -> 0;
            case HALF_DONE, DISK_IS_FULL -> count / 2;
            case DONE -> count;
        };
    }

    private static boolean takesRoom(String operation) {
        return operation.equals("append") || operation.equals("create");
    }

    /** Whether an operation can fail in this way, and not just as in another. */
    static boolean isOwnWay(Kind kind, String operation) {
        return switch (kind) {
            case NOT_DONE -> true;
            case HALF_DONE, DONE -> operation.equals("append");
            case DISK_IS_FULL -> takesRoom(operation);
        };
    }

    /** Nothing fails from here on. */
    void end() {
        isOver = true;
    }

    /** What was asked of the disk, in order. */
    List<String> operations() {
        return operations;
    }

    int failures() {
        return failures;
    }

    boolean hasFailed() {
        return failures > 0;
    }
}
