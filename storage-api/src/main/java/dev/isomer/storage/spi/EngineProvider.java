package dev.isomer.storage.spi;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.model.Schema;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Opens databases of one kind; found by {@link java.util.ServiceLoader}, as JDBC drivers are, so it has a public
 * constructor without parameters.
 */
public interface EngineProvider {
    /** What URLs of this engine begin with, before the first colon: {@code [a-z]+}. */
    String scheme();

    /**
     * Opens, or makes, a database for this schema. One that is kept records its
     * {@link dev.isomer.storage.model.RecordedSchema} and is upgraded as {@link dev.isomer.storage.model.SchemaUpgrade}
     * says.
     *
     * @param url begins with the scheme and a colon
     * @throws dev.isomer.storage.error.CannotOpenException if the URL is wrong or its database cannot be used
     * @throws dev.isomer.storage.error.SchemaMismatchException if it holds another schema that cannot be upgraded; it
     *     is then untouched
     */
    Driver open(String url, Schema schema, EngineOptions options);

    /**
     * The URL of a database for a test, the same each time for the same folder: the first opening makes it, and a later
     * one finds what a persistent engine kept. The scheme and its colon alone, unless an engine needs more.
     *
     * @param folder empty at first, and removed by the caller after the database is closed
     */
    default String temporaryUrl(Path folder) {
        return scheme() + ":";
    }

    /**
     * Removes the database of {@link #temporaryUrl}, which is closed, where it is not in the folder itself; harmless
     * where there is none.
     */
    default void removeTemporary(Path folder) {
        // What is in memory is gone, and what is in the folder goes with it.
    }

    /**
     * Looks at the database that a URL names, without changing or making anything.
     *
     * @param lines takes what there is to show in detail, line by line
     * @throws dev.isomer.storage.error.CannotOpenException if the URL is wrong, or what it names cannot be read
     */
    default Inspection inspect(String url, Consumer<? super String> lines) {
        return Inspection.of(Inspection.Found.UNTOLD, "This engine does not tell what a URL names.");
    }

    /**
     * The URL of a new database in memory that has the limits which the database of a URL has beside those of every
     * engine; none where there are no such limits.
     *
     * @throws dev.isomer.storage.error.CannotOpenException if the URL is wrong
     */
    default Optional<String> trialUrl(String url) {
        return Optional.empty();
    }

    /**
     * Where databases for tests may be made beside the one that a URL names. Makes nothing yet.
     *
     * @throws dev.isomer.storage.error.CannotOpenException if the URL is wrong, or the engine has no such place
     */
    default Scratch scratch(String url) {
        throw new CannotOpenException(
                "The engine of " + scheme() + ": URLs has no place for databases of tests beside a user's.", null);
    }
}
