package dev.isomer.storage.conformance.verify;

import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.spi.Setting;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What an engine tells of itself, asked in a database for tests.
 *
 * @param capabilities what it has beyond what all have
 * @param settings how its connections are set
 * @param indexes which indexes it uses
 * @param findings what is wrong with a database that it just made; should be nothing
 */
record EngineFacts(
        Set<Capability> capabilities, List<Setting> settings, List<IndexUse> indexes, List<Finding> findings) {
    /** What it declares that it lacks, in declared order. */
    Set<Capability> absent() {
        Set<Capability> absent = EnumSet.allOf(Capability.class);
        absent.removeAll(capabilities);
        return absent;
    }

    /** The settings that the contract needs otherwise. */
    List<Setting> weakSettings() {
        return settings.stream().filter(Setting::isWeak).toList();
    }
}
