package dev.isomer.storage.sqlite;

import dev.isomer.storage.jdbc.DefinitionSql;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.EngineProvider;
import dev.isomer.storage.spi.Scratch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * SQLite, weakened as a careless program would: the hook by which tests see what {@code verify} says about that.
 *
 * @param further statements that each connection runs
 * @param collation what columns of text compare by, or empty for what they should
 */
record WeakSqlite(List<String> further, String collation) implements EngineProvider {
    @Override
    public String scheme() {
        return SqliteUrl.SCHEME;
    }

    @Override
    public Driver open(String url, Schema schema, EngineOptions options) {
        Path path = SqliteUrl.file(url);
        boolean isNew = !Files.exists(path);
        if (isNew && !collation.isEmpty()) {
            SqliteDriver.open(path, schema, options).close();
            weaken(path, schema, collation);
        }
        return SqliteDriver.open(new SqliteFile(path, schema, options.writerWait(), further), schema);
    }

    /** Makes every table again, with another collation of its text. */
    static void weaken(Path path, Schema schema, String collation) {
        List<String> statements = new ArrayList<>();
        Map<String, String> definitions = SqliteDialect.DEFINITIONS.definitions(RecordedSchema.of(schema));
        schema.types().forEach(type -> statements.add("DROP TABLE " + SqliteDialect.INSTANCE.table(type)));
        definitions.forEach((name, definition) -> {
            if (!name.equals(DefinitionSql.SCHEMA_TABLE)) {
                statements.add(definition.replace(" TEXT", " TEXT COLLATE " + collation));
            }
        });
        try {
            Folder.sql(path, statements.toArray(String[]::new));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public String temporaryUrl(Path folder) {
        return new SqliteStore().temporaryUrl(folder);
    }

    @Override
    public Inspection inspect(String url, Consumer<? super String> lines) {
        return new SqliteStore().inspect(url, lines);
    }

    @Override
    public Scratch scratch(String url) {
        return new SqliteStore().scratch(url);
    }
}
