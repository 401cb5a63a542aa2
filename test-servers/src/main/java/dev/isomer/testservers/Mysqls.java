package dev.isomer.testservers;

import java.nio.file.Path;
import java.util.List;

/** What MariaDB and MySQL are told alike. */
final class Mysqls {
    /** The administrator comes from 127.0.0.1, as all do here. */
    static final String SET_UP = """
            flush privileges;
            alter user root@localhost identified by 'isomer';
            drop user if exists root@'127.0.0.1';
            create user root@'127.0.0.1' identified by 'isomer';
            grant all on *.* to root@'127.0.0.1' with grant option;
            create user isomer@'%' identified by 'isomer';
            grant all on *.* to isomer@'%';
            create database isomer;
            """;

    static final List<String> RUNNING = List.of(
            "--bind-address=127.0.0.1",
            // Relative to the data folder: the path of a socket must be short.
            "--socket=socket",
            "--skip-name-resolve",
            "--skip-log-bin",
            "--max-connections=300",
            "--max-allowed-packet=256M",
            "--innodb-buffer-pool-size=128M");

    private Mysqls() {}

    /**
     * The folders of a server. The one for temporary tables must be its own: a server removes all of them that it finds
     * there when it starts, those of other servers too, which then fail, or crash.
     */
    static List<String> folders(Path data) {
        return List.of("--datadir=" + data, "--tmpdir=" + data.resolveSibling(Recipe.TEMPORARY));
    }
}
