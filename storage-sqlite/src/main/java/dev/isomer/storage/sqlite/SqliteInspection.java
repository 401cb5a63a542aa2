package dev.isomer.storage.sqlite;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.jdbc.DefinitionSql;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.Sql;
import dev.isomer.storage.jdbc.SqlNames;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.model.Inspection.Found;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.RecordedType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/**
 * A look at somebody's file, of which the schema is not known.
 *
 * <p>SQLite reads it as {@code immutable}: without locks, log or companion files, so that nothing is changed or made.
 * What such a look cannot see is told rather than guessed: a file with a log or a rollback journal is in use, or was
 * not closed.
 */
final class SqliteInspection {
    /** A collation that a definition names; ours name none, and a quoted column named so is followed by its quote. */
    private static final Pattern COLLATION =
            Pattern.compile("\\bCOLLATE\\s+[\"'\\[`]?(\\w+)", Pattern.CASE_INSENSITIVE);

    private SqliteInspection() {}

    /** The file that a path leads to. */
    static Path required(Path path) {
        Path file = path.toAbsolutePath().normalize();
        if (Files.isDirectory(file)) {
            throw new CannotOpenException(file + " is a folder; name a file in it.", null);
        }
        if (!Files.exists(file)) {
            throw new CannotOpenException(
                    "There is no file " + file + "; name one that exists (an empty one will do). A path from the root"
                            + " has four slashes: sqlite:////FOLDER/FILE.",
                    null);
        }
        if (!Files.isReadable(file)) {
            throw new CannotOpenException(file + " cannot be read; change its permissions, or copy it.", null);
        }
        try {
            return file.toRealPath();
        } catch (IOException failure) {
            throw new CannotOpenException(file + " cannot be looked at; check where it leads.", failure);
        }
    }

    static Inspection of(Path path, Consumer<? super String> lines) {
        SqliteLibrary.require();
        Path absolute = path.toAbsolutePath().normalize();
        if (!Files.exists(absolute)) {
            requireFolder(absolute);
            return Inspection.of(Found.NOTHING, "There is no file " + absolute + " yet.");
        }
        Path file = required(absolute);
        String use = hasContent(file, "-journal") || hasContent(file, "-wal")
                ? " It is in use, or was not closed, and was looked at without its log: so it was not checked."
                : null;
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        String url = JDBC.PREFIX + file.toUri().toASCIIString() + "?immutable=1";
        try (JdbcConnection connection =
                JdbcConnection.preparingAll(JDBC.createConnection(url, config.toProperties()))) {
            return look(connection, use, lines);
        } catch (SQLException failure) {
            throw SqliteErrors.INSTANCE.ofOpening(file.toString(), failure);
        }
    }

    private static void requireFolder(Path file) {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CannotOpenException(folder + " is not a folder; make it first, or name another.", null);
        }
    }

    private static boolean hasContent(Path file, String suffix) {
        Path companion = file.resolveSibling(file.getFileName() + suffix);
        try {
            return Files.exists(companion) && Files.size(companion) > 0;
        } catch (IOException gone) {
            return false;
        }
    }

    private static Inspection look(JdbcConnection connection, @Nullable String use, Consumer<? super String> lines)
            throws SQLException {
        String more = use == null ? "" : use;
        if (connection.number(Sql.of("PRAGMA page_count")) == 0) {
            return Inspection.of(use == null ? Found.NOTHING : Found.UNTOLD, "An empty file." + more);
        }
        if (connection.number(Sql.of("PRAGMA application_id")) != SqliteFile.APPLICATION_ID) {
            return Inspection.of(Found.OTHER, "An SQLite database, and not a store of Isomer." + more);
        }
        List<Finding> findings = new ArrayList<>();
        RecordedSchema schema = null;
        if (use == null) {
            findings.addAll(SqliteVerification.findingsWithoutSchema(connection, lines));
            if (findings.isEmpty()) {
                findings.addAll(collations(connection));
                schema = SqliteDialect.SCHEMA_TABLE.readable(connection);
                checkTables(connection, schema, findings);
            }
        }
        boolean used = schema != null && findings.isEmpty() && hadRows(connection, schema, lines);
        long format = connection.number(Sql.of("PRAGMA user_version"));
        if (format != SqliteFile.FORMAT_VERSION) {
            findings.add(new Finding("file", "has the format " + format + " of another version of Isomer"));
        }
        return new Inspection(Found.STORE, "A store of Isomer." + more, schema, format, used, findings);
    }

    private static void checkTables(JdbcConnection connection, @Nullable RecordedSchema schema, List<Finding> findings)
            throws SQLException {
        if (schema == null) {
            findings.add(new Finding(DefinitionSql.SCHEMA_TABLE, "cannot be read by this version of Isomer"));
        } else if (findings.isEmpty()) {
            SqliteVerification.checkDefinitions(connection, schema, findings);
        }
    }

    private static boolean hadRows(JdbcConnection connection, RecordedSchema schema, Consumer<? super String> lines)
            throws SQLException {
        boolean had = false;
        for (RecordedType type : schema.types()) {
            String table = SqlNames.tableName(type.name());
            long rows = connection.number(Sql.of("SELECT count(*) FROM " + SqliteDialect.INSTANCE.quoted(table)));
            long counter = Counters.get(connection, table);
            lines.accept(table + ": " + rows + (rows == 1 ? " row" : " rows") + ", counter " + counter);
            had |= rows > 0 || counter > 0;
        }
        return had;
    }

    private static List<Finding> collations(JdbcConnection connection) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        connection.query(Sql.of("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"), row -> {
            Matcher matcher = COLLATION.matcher(row.getString(2));
            if (matcher.find()) {
                findings.add(new Finding(
                        row.getString(1), "compares text by the collation " + matcher.group(1) + ", not byte by byte"));
            }
            return true;
        });
        return findings;
    }
}
