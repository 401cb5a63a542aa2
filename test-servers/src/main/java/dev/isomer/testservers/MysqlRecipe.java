package dev.isomer.testservers;

import dev.isomer.testservers.DatabaseServer.Durability;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** MySQL 8. It needs libraries of the system. */
final class MysqlRecipe implements Recipe {
    private static final Pattern WANTED =
            Pattern.compile("(?:[^/]+/)?(bin/mysqld|lib/private/.+|share/(?:english|charsets)/.+|share/[^/]+\\.txt)");

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
        return new MariadbRecipe().jdbcUrl(port, database, user);
    }

    @Override
    public @Nullable Archive archive() {
        Properties archives = new Properties();
        try (InputStream file = MysqlRecipe.class.getResourceAsStream("archives.properties")) {
            archives.load(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        String path = archives.getProperty("mysql.archive", "");
        return path.isBlank() ? null : new Archive(Path.of(path), WANTED);
    }

    @Override
    public List<String> options(Path programs) {
        return List.of(
                "--no-defaults",
                "--basedir=" + programs,
                "--character-set-server=utf8mb4",
                "--default-authentication-plugin=mysql_native_password",
                "--innodb-redo-log-capacity=32M");
    }

    @Override
    public String setUp() {
        return Mysqls.SET_UP;
    }

    @Override
    public void initialise(Path programs, Path data) throws IOException {
        String server = programs.resolve("bin/mysqld").toString();
        try {
            new Command(List.of(server, "--no-defaults", "--version")).run("");
        } catch (IOException failure) {
            throw new IOException(
                    "MySQL needs libraries of the system; on Debian: apt-get install libaio1 libnuma1 (libaio1t64 from"
                            + " Debian 13 on). " + failure.getMessage(),
                    failure);
        }
        Path setUp = data.resolveSibling("set-up.sql");
        Files.writeString(setUp, setUp());
        Command.of(
                        List.of(server),
                        options(programs),
                        Mysqls.folders(data),
                        List.of("--initialize-insecure", "--init-file=" + setUp),
                        Account.asUser())
                .run("");
    }

    @Override
    public List<String> command(Path programs, Path data, Durability durability) {
        List<String> durable = durability == Durability.FORCED
                ? List.of("--innodb-flush-log-at-trx-commit=1")
                : List.of("--innodb-flush-log-at-trx-commit=0", "--skip-innodb-doublewrite");
        return Command.of(
                        List.of(programs.resolve("bin/mysqld").toString()),
                        options(programs),
                        List.of("--mysqlx=OFF", "--performance-schema=OFF", "--tls-version="),
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
