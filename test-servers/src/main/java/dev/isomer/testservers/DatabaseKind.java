package dev.isomer.testservers;

/** The kinds of servers that can be started. */
public enum DatabaseKind {
    POSTGRESQL("postgresql", new PostgresqlRecipe()),
    MARIADB("mysql", new MariadbRecipe()),
    /** Only where the Maven profile {@code mysql} is on. */
    MYSQL("mysql8", new MysqlRecipe());

    private final String label;
    private final Recipe recipe;

    DatabaseKind(String label, Recipe recipe) {
        this.label = label;
        this.recipe = recipe;
    }

    /** The system property that holds the Isomer URL of a test session's server: {@code isomer.postgresql.url}. */
    public String property() {
        return "isomer." + label + ".url";
    }

    /** Whether this build brings the programs of this server. */
    public boolean isAvailable() {
        return recipe.archive() != null;
    }

    Recipe recipe() {
        return recipe;
    }
}
