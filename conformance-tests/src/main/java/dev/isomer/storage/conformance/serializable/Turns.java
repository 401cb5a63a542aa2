package dev.isomer.storage.conformance.serializable;

/** How a client lets the others come between; used by the client's thread. */
interface Turns {
    /** Between two statements. */
    void pause();

    /** Before it asks for a write; returns when it is its turn to ask. */
    void beforeWrite();

    /** After the write has returned or thrown. */
    void afterWrite();
}
