package dev.isomer.web.task;

import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.Stores;
import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.model.Inspection.Found;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.command.StoreUrl;
import java.util.ArrayList;
import java.util.List;

/** Looks at what is where a store is kept, without changing it. */
final class StoreLook {
    private StoreLook() {}

    /** Whether something is wrong with a store that could not be opened. */
    static boolean isDamaged(StoreUrl store) {
        try {
            return !Stores.inspect(store.url(), line -> {}).findings().isEmpty();
        } catch (CannotOpenException unreadable) {
            return false;
        }
    }

    /** Whether there is no store yet, or a sound one that never had any rows. */
    static boolean isUnused(StoreUrl store) {
        Inspection inspection = Stores.inspect(store.url(), line -> {});
        return !inspection.used() && inspection.findings().isEmpty();
    }

    /** Whether there is nothing at all. */
    static boolean isNothing(StoreUrl store) {
        return Stores.inspect(store.url(), line -> {}).found() == Found.NOTHING;
    }

    /** What is there; refuses to read where there is nothing, which opening would make. */
    static Inspection requireThere(StoreUrl store) {
        Inspection inspection = Stores.inspect(store.url(), line -> {});
        if (inspection.found() == Found.NOTHING) {
            throw new Refusal(
                    ExitCode.STORE,
                    "There is no store at " + store.place()
                            + ", so there is nothing to read; nothing was made. Name one that is there.");
        }
        return inspection;
    }

    /** What keeps a store from being read without changing it. */
    static List<String> hindrances(StoreUrl store, Inspection inspection) {
        List<String> hindrances = new ArrayList<>();
        inspection.findings().forEach(finding -> hindrances.add("FROM is damaged: " + finding + "."));
        RecordedSchema recorded = inspection.schema();
        boolean isUpgraded = recorded != null
                && !recorded.lines()
                        .equals(RecordedSchema.of(CatalogSchema.SCHEMA).lines());
        if (isUpgraded && !store.inMemory()) {
            hindrances.add("FROM is of another version, and would be changed to be read; start the server on it once,"
                    + " and check again.");
        }
        return hindrances;
    }
}
