package dev.isomer.web;

/** Tells a serving application when to stop. */
@FunctionalInterface
interface StopSignal {
    /** Returns when it is time to stop. */
    void await();
}
