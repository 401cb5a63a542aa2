package dev.isomer.web;

/** Tells a serving application when to stop. */
@FunctionalInterface
interface StopSignal {
    /** A signal that comes from now on is not lost, but ends the wait: called before anybody is told that it serves. */
    default void listen() {}

    /** Returns when it is time to stop. */
    void await();
}
