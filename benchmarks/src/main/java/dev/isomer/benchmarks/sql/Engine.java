package dev.isomer.benchmarks.sql;

import dev.isomer.testservers.DatabaseKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is measured. */
enum Engine {
    MEMORY("memory", "memory", null),
    SQLITE("SQLite", "sqlite", null),
    POSTGRESQL("PostgreSQL", "postgresql", DatabaseKind.POSTGRESQL),
    MARIADB("MariaDB", "mysql", DatabaseKind.MARIADB);

    private final String title;
    private final String scheme;
    private final @Nullable DatabaseKind server;

    Engine(String title, String scheme, @Nullable DatabaseKind server) {
        this.title = title;
        this.scheme = scheme;
        this.server = server;
    }

    /** The engine of a name in any case, as on a command line. */
    static Engine named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    String title() {
        return title;
    }

    /** What its URLs begin with. */
    String scheme() {
        return scheme;
    }

    /** The kind of server that it needs, or null. */
    @Nullable
    DatabaseKind server() {
        return server;
    }
}
