package dev.isomer.testservers;

/** The kinds of servers that can be started. */
public enum DatabaseKind {
    POSTGRESQL("postgresql"),
    /** Only where the Maven profile {@code mysql} is on, and then in MariaDB's place: one engine is for both. */
    MYSQL("mysql"),
    MARIADB("mysql");

    private final String label;

    DatabaseKind(String label) {
        this.label = label;
    }

    /** The system property that holds the Isomer URL of a test session's server: {@code isomer.postgresql.url}. */
    public String property() {
        return "isomer." + label + ".url";
    }

    /** Whether this build brings the programs of this server. */
    public boolean isAvailable() {
        return recipe().archive() != null;
    }

    Recipe recipe() {
        return switch (this) {
            case POSTGRESQL -> new PostgresqlRecipe();
            case MARIADB -> new MariadbRecipe();
            case MYSQL -> new MysqlRecipe();
        };
    }
}
