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
            return new LimitedDriver(working, schema, options, this, false);
        }

        /** Whether a store may hold as much. */
        boolean fits(long bytes, long limitBytes) {
            return bytes <= limitBytes;
        }

        /** Whether a statement that does not fit is undone, given whether its row was there before. */
        boolean undoes(boolean update) {
            return true;
        }

        /** Whether what a statement would take is checked before anything else. */
        boolean comesFirst() {
            return false;
        }

        /** Whether a statement is checked, given how many the transaction had before. */
        boolean checks(int statementsBefore) {
            return true;
        }

        /** What a deleted row gives back. */
        long givenBack(long bytes) {
            return bytes;
        }

        /** What text takes beside its value. */
        long sizeOf(String text) {
            return text.chars().allMatch(unit -> unit < 256) ? text.length() : 2L * text.length();
        }

        /** What is told to be held while some reads run. */
        long told(long bytes, int reads) {
            return bytes;
        }

        /** What is told to be the limit. */
        long toldLimit(long limitBytes) {
            return limitBytes;
        }

        /** What a fork begins to count with. */
        long inAFork(long bytes) {
            return bytes;
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

    /** A row counts as a round number and its text: 64 bytes, and 8 a value. */
    static Defect rowsCountRoughly() {
        return new Limit();
    }

    /** The limit is told in kilobytes. */
    static Defect limitIsToldRounded() {
        return new Limit() {
            @Override
            long toldLimit(long limitBytes) {
                return limitBytes / 1_000 * 1_000;
            }
        };
    }

    /** The first statement of a transaction is checked alone. */
    static Defect limitIsForTheFirstStatement() {
        return new Limit() {
            @Override
            boolean checks(int statementsBefore) {
                return statementsBefore == 0;
            }
        };
    }

    /** A row that is too large is refused before it is looked at otherwise. */
    static Defect limitComesFirst() {
        return new Limit() {
            @Override
            boolean comesFirst() {
                return true;
            }
        };
    }

    /** As a file does that never shrinks. */
    static Defect deletesMakeNoRoom() {
        return new Limit() {
            @Override
            long givenBack(long bytes) {
                return 0;
            }
        };
    }

    /** While somebody reads, more is told. */
    static Defect olderReadersCount() {
        return new Limit() {
            @Override
            long told(long bytes, int reads) {
                return bytes + 64L * reads;
            }
        };
    }

    /** A fork counts what it has more than its original. */
    static Defect forkCountsItsChangesAlone() {
        return new Limit() {
            @Override
            long inAFork(long bytes) {
                return 0;
            }
        };
    }

    /** Each unit of text counts as one byte. */
    static Defect textCountsOneByteAUnit() {
        return new Limit() {
            @Override
            long sizeOf(String text) {
                return text.length();
            }
        };
    }
}
