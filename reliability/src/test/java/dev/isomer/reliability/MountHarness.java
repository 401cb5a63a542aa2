package dev.isomer.reliability;

import dev.isomer.reliability.proof.Mounts;

/** The file systems of the tests that mount some; what is left of them goes when the tests end. */
final class MountHarness {
    static final Mounts MOUNTS = Mounts.open();

    private MountHarness() {}
}
