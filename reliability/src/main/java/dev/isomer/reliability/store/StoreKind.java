package dev.isomer.reliability.store;

import java.nio.file.Path;

/** The stores that are tried: our own, with each promise, and others for comparison. */
public enum StoreKind {
    JOURNAL_COMMIT("Isomer in memory, journal, `durability=commit`") {
        @Override
        public NumberedStore open(Path folder, Workload workload) {
            return journal(folder, "commit", workload);
        }
    },
    JOURNAL_INTERVAL("Isomer in memory, journal, `durability=interval:20`") {
        @Override
        public NumberedStore open(Path folder, Workload workload) {
            return journal(folder, "interval:20", workload);
        }
    },
    JOURNAL_OS("Isomer in memory, journal, `durability=os`") {
        @Override
        public NumberedStore open(Path folder, Workload workload) {
            return journal(folder, "os", workload);
        }
    },
    SQLITE("Isomer on SQLite") {
        @Override
        public NumberedStore open(Path folder, Workload workload) {
            return new IsomerStore("sqlite:" + folder.resolve("store.db"), workload);
        }
    },
    SQLITE_NORMAL("SQLite by JDBC, `journal_mode=WAL`, `synchronous=NORMAL`") {
        @Override
        public NumberedStore open(Path folder, Workload workload) throws Exception {
            return JdbcStore.sqliteNormal(folder, workload);
        }
    },
    H2("H2 by JDBC, its defaults") {
        @Override
        public NumberedStore open(Path folder, Workload workload) throws Exception {
            return JdbcStore.h2(folder, workload);
        }
    },
    JSON("JSON file, written anew and renamed") {
        @Override
        public NumberedStore open(Path folder, Workload workload) throws Exception {
            return new JsonStore(folder, false, workload);
        }
    },
    JSON_FORCED("JSON file, written anew, forced, renamed, folder forced") {
        @Override
        public NumberedStore open(Path folder, Workload workload) throws Exception {
            return new JsonStore(folder, true, workload);
        }
    },
    /** No store to compare with but one with a fault, which every proof must find. */
    ACKNOWLEDGES_EARLY("planted fault: acknowledges before it commits") {
        @Override
        public NumberedStore open(Path folder, Workload workload) throws Exception {
            return new EarlyStore(JOURNAL_COMMIT.open(folder, workload));
        }
    };

    private static final String LIMIT = "&limit=1GiB";

    private final String label;

    StoreKind(String label) {
        this.label = label;
    }

    /** What it is, for a table in Markdown. */
    public String label() {
        return label;
    }

    /** Whether it is one of ours that promises to lose nothing to a power cut. */
    public boolean outlivesPowerCuts() {
        return this == JOURNAL_COMMIT || this == SQLITE;
    }

    /** Whether it is one of Isomer's. */
    public boolean isOurs() {
        return ordinal() <= SQLITE.ordinal();
    }

    /**
     * Opens the store in a folder that exists, or makes it.
     *
     * @throws Exception if it cannot be read
     */
    public abstract NumberedStore open(Path folder, Workload workload) throws Exception;

    /**
     * What is left in a folder.
     *
     * @throws Exception if the store cannot be opened or read
     */
    public Verdict verdict(Path folder, Workload workload) throws Exception {
        try (NumberedStore store = open(folder, workload)) {
            return Verdict.of(store.parts(), workload);
        }
    }

    private static NumberedStore journal(Path folder, String durability, Workload workload) {
        return new IsomerStore("memory:" + folder + "?durability=" + durability + LIMIT, workload);
    }
}
