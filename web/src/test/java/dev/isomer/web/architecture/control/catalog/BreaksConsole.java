package dev.isomer.web.architecture.control.catalog;

/** Prints. */
final class BreaksConsole {
    void print() {
        System.out.println();
    }
}
