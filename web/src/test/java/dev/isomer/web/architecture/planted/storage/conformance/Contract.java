package dev.isomer.web.architecture.planted.storage.conformance;

/** A test that waits for time to pass. */
final class Contract {
    void waits() throws InterruptedException {
        Thread.sleep(0);
    }
}
