package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;

/** Limits on memory that are not quite kept. */
public final class LimitDefects {
    private LimitDefects() {}

    /** A driver with a limit, for engines that are wrong in other ways or in none. */
    public static Driver limited(Driver working, Schema schema, EngineOptions options) {
        return new Limit().around(working, schema, options);
    }

    /** One of which a row stays that is refused. */
    public static Driver keepingRefusedRows(Driver working, Schema schema, EngineOptions options) {
        Limit limit = new Limit() {
            @Override
            boolean undoes(boolean update) {
                return false;
            }
        };
        return limit.around(working, schema, options);
    }

    /** Bytes are counted and limited; as it stands nothing is wrong. */
    static class Limit implements Defect {
        @Override
        public final Driver around(Driver working, Schema schema, EngineOptions options) {
            return new LimitedDriver(working, schema, options, this);
        }

        /** Whether a store may hold as much. */
        boolean fits(long bytes, long limitBytes) {
            return bytes <= limitBytes;
        }

        /** Whether a statement that does not fit is undone, given whether its row was there before. */
        boolean undoes(boolean update) {
            return true;
        }

        /** What is held after a savepoint was undone. */
        long afterUndoing(long bytesBefore, long bytesAtTheMark) {
            return bytesAtTheMark;
        }
    }

    /** One byte more than the limit is allowed. */
    static Defect limitOffByOne() {
        return new Limit() {
            @Override
            boolean fits(long bytes, long limitBytes) {
                return bytes <= limitBytes + 1;
            }
        };
    }

    /** An update is done before the limit is checked, and stays when it is refused. */
    static Defect limitCheckedAfterTheUpdate() {
        return new Limit() {
            @Override
            boolean undoes(boolean update) {
                return !update;
            }
        };
    }

    /** What an undone savepoint had taken still counts. */
    static Defect savepointKeepsItsBytes() {
        return new Limit() {
            @Override
            long afterUndoing(long bytesBefore, long bytesAtTheMark) {
                return Math.max(bytesBefore, bytesAtTheMark);
            }
        };
    }
}
