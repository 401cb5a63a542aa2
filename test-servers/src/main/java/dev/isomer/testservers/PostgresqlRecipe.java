package dev.isomer.testservers;

import dev.isomer.testservers.DatabaseServer.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** PostgreSQL. It refuses to run as root. */
final class PostgresqlRecipe implements Recipe {
    @Override
    public String scheme() {
        return "postgresql";
    }

    @Override
    public String administrator() {
        return "postgres";
    }

    @Override
    public String jdbcUrl(int port, String database, String user) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + user + "&password=isomer";
    }

    @Override
    public @Nullable Archive archive() {
        return Archive.onClassPath("postgres-linux-x86_64.txz", Pattern.compile("((?:bin|lib|share)/.*(?<!\\.a))"));
    }

    @Override
    public List<String> options(Path programs) {
        return List.of(
                "--encoding=UTF8",
                "--locale=C",
                "--auth=trust",
                "--auth-host=password",
                "--username=postgres",
                "--no-sync");
    }

    @Override
    public String setUp() {
        return "alter role postgres password 'isomer';\n"
                + "create role isomer login createdb password 'isomer';\n"
                + "grant set on parameter session_replication_role to isomer;\n"
                + "create database isomer owner isomer;\n";
    }

    @Override
    public void initialise(Path programs, Path data) throws IOException {
        Files.createDirectory(data);
        Account.own(data);
        Path bin = programs.resolve("bin");
        Command.of(Account.unprivileged(), List.of(bin + "/initdb", "--pgdata=" + data), options(programs))
                .run("");
        Command.of(
                        Account.unprivileged(),
                        List.of(bin + "/postgres", "--single", "-F", "-D", data.toString(), "postgres"))
                .run(setUp());
    }

    @Override
    public List<String> command(Path programs, Path data, Durability durability) {
        List<String> durable = durability == Durability.FORCED
                ? List.of("--fsync=on", "--synchronous_commit=on", "--full_page_writes=on")
                : List.of("--fsync=off", "--synchronous_commit=off", "--full_page_writes=off");
        List<String> server = List.of(
                programs.resolve("bin/postgres").toString(),
                "-D",
                data.toString(),
                "--listen_addresses=127.0.0.1",
                "--unix_socket_directories=",
                "--max_connections=300",
                "--shared_buffers=64MB",
                // Memory for parallel queries in files of the data folder: nothing else is left by a kill.
                "--dynamic_shared_memory_type=mmap",
                "--max_wal_size=256MB",
                "--checkpoint_timeout=30min",
                "--jit=off",
                // What only those who watch a server, or whose server lives long, have of it: it takes time of each
                // test.
                "--autovacuum=off",
                "--update_process_title=off",
                // Errors are the tests' own; the line that says it is ready is wanted.
                "--log_min_messages=log");
        return Command.of(Account.unprivileged(), server, durable).words();
    }

    @Override
    public String orderlySignal() {
        return "INT";
    }

    @Override
    public String quickSignal() {
        return "QUIT";
    }
}
