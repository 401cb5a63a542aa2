package dev.isomer.web;

import dev.isomer.storage.Store;
import dev.isomer.web.command.StoreUrl;
import dev.isomer.web.page.Sizes;
import java.util.OptionalLong;

/** Says where the data of a store is kept, for people. */
final class StorePlace {
    private StorePlace() {}

    static String of(StoreUrl url, Store store) {
        OptionalLong limitBytes = store.statistics().limitBytes();
        String memory = limitBytes.isPresent() ? "in memory, at most " + Sizes.text(limitBytes.getAsLong()) : "";
        if (!url.isKept()) {
            return memory + "; gone when the server stops";
        }
        if (url.server().isPresent()) {
            return "in the database " + url.place();
        }
        return url.inMemory() ? memory + ", kept in the folder " + url.place() : "in the SQLite file " + url.place();
    }
}
