package dev.isomer.storage.sqlite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sqlite.SQLiteDataSource;

/** Files as others see and change them. */
final class Folder {
    private Folder() {}

    /** Every file of a folder with its content. */
    static Map<String, String> content(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                content.put(
                        each.getFileName().toString(),
                        Files.isDirectory(each)
                                ? "a folder"
                                : new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1));
            }
        }
        return content;
    }

    /** Opens a database as any program would, without what a store sets. */
    static Connection connect(Path file) throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        return source.getConnection();
    }

    /** The first column of a query's rows, as another program reads it. */
    static List<String> texts(Path file, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /** Runs statements as another program. */
    static void sql(Path file, String... statements) throws SQLException {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }
}
