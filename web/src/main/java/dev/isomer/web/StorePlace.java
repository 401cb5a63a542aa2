package dev.isomer.web;

import dev.isomer.web.command.Settings;
import java.nio.file.Path;

/** Says where the data of a store is kept, for people. */
final class StorePlace {
    private static final String SQLITE = "sqlite:";

    private StorePlace() {}

    static String of(Settings settings) {
        if (settings.inMemory()) {
            return "in memory, at most 100 MiB; gone when the server stops";
        }
        String url = settings.storeUrl();
        return url.startsWith(SQLITE)
                ? "in the SQLite file "
                        + Path.of(url.substring(SQLITE.length()))
                                .toAbsolutePath()
                                .normalize()
                : url;
    }
}
