package dev.isomer.testservers;

import java.util.List;

/** What MariaDB and MySQL are told alike. */
final class Mysqls {
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
}
