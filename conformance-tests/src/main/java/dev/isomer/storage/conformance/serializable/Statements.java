package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.WriteTransaction;

/** Random statements of one client; what they saw goes into a log, which other clients may come between. */
interface Statements {
    /** What the rest relies on, before the clients begin. */
    void prepare(WriteTransaction transaction, Log log);

    /** Forgets what the transaction before has seen. */
    void begin();

    /** A statement or two that only read. */
    void read(ReadTransaction transaction, Log log);

    /** A statement or two, most of which change something. */
    void write(WriteTransaction transaction, Log log);

    /** Everything, once the clients are done. */
    void readAll(ReadTransaction transaction, Log log);

    /** Where statements note what they did. */
    interface Log {
        void add(Operation operation);

        /** Lets other clients come between. */
        void pause();
    }
}
