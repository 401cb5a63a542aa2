package dev.isomer.web.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The settings of the server in words, each with where it comes from; never a token or a password. */
final class ConfigReport {
    private final ServeOptions options;
    private final List<String[]> rows = new ArrayList<>();

    private ConfigReport(ServeOptions options) {
        this.options = options;
    }

    /** Whole lines. */
    static String of(ServeOptions options, Environment environment) {
        ConfigReport report = new ConfigReport(options);
        report.add("store", report.store(environment), report.storeOrigin(environment));
        report.add("host", options.host, report.origin("--host"));
        report.add("port", options.port == 0 ? "any free one" : "" + options.port, report.origin("--port"));
        boolean isOnlyRead =
                !options.inMemoryDb && DatabaseUrl.resolve(environment) instanceof StoreUrl store && store.isReadOnly();
        report.add(
                "read-only",
                yesOrNo(options.readOnly || isOnlyRead),
                isOnlyRead && !options.readOnly
                        ? "the environment: mode=ro in " + DatabaseUrl.VARIABLE
                        : report.origin("--read-only"));
        report.add(
                "auth-token",
                TokenSource.isGiven(options, environment) ? "set, and not shown" : "none",
                options.authToken != null
                                || environment.variable(TokenSource.VARIABLE).isEmpty()
                        ? report.origin(TokenSource.OPTION)
                        : "the environment: " + TokenSource.VARIABLE);
        report.add("insecure", yesOrNo(options.insecure), report.origin("--insecure"));
        report.add(
                "cids",
                ServeReader.contents(options, environment)
                        .map(path -> path.toAbsolutePath().normalize().toString())
                        .orElse("none"),
                report.origin("--cids"));
        report.add("boot-cid", Objects.requireNonNullElse(options.bootCid, "none"), report.origin("--boot-cid"));
        Path folder = Objects.requireNonNullElse(options.snapshotFolder, ServeReader.SNAPSHOTS);
        report.add("snapshot-dir", folder.toAbsolutePath().normalize().toString(), report.origin("--snapshot-dir"));
        report.add("debug", yesOrNo(options.debug), report.origin("--debug"));
        return report.text();
    }

    private String store(Environment environment) {
        DatabaseUrl.Resolved resolved = options.inMemoryDb ? StoreUrl.MEMORY : DatabaseUrl.resolve(environment);
        return resolved instanceof StoreUrl store ? store.text() : "one that cannot be used, see --help";
    }

    private String storeOrigin(Environment environment) {
        boolean isSet = !environment.variable(DatabaseUrl.VARIABLE).isEmpty();
        if (options.inMemoryDb) {
            return "the command line: --in-memory-db" + (isSet ? ", so DATABASE_URL is ignored" : "");
        }
        return isSet ? "the environment: " + DatabaseUrl.VARIABLE : "the default";
    }

    private String origin(String option) {
        return options.isGiven(option) ? "the command line: " + option : "the default";
    }

    private static String yesOrNo(boolean value) {
        return value ? "yes" : "no";
    }

    private void add(String name, String value, String origin) {
        rows.add(new String[] {name, value, origin});
    }

    private String text() {
        int name = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0);
        return rows.stream()
                .map(row -> row[0] + " ".repeat(name - row[0].length()) + "  " + row[1] + "  (" + row[2] + ")"
                        + System.lineSeparator())
                .collect(Collectors.joining());
    }
}
