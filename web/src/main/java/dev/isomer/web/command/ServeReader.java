package dev.isomer.web.command;

import dev.isomer.web.command.Settings.Saving;
import dev.isomer.web.http.HttpServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the options of the server come to. */
final class ServeReader {
    /** Where snapshots are unless another folder is named. */
    static final Path SNAPSHOTS = Path.of("snapshots");

    static final String ONLY_IN_MEMORY = "Snapshots are only supported in memory mode. Use backup FILE and restore"
            + " FILE, which write and read the same format on every engine.";

    private static final List<String> WAYS_TO_RECOVER = List.of("read-only", "prefix");

    private ServeReader() {}

    static Outcome outcome(ServeOptions options, Environment environment) {
        Path folder = Objects.requireNonNullElse(options.snapshotFolder, SNAPSHOTS);
        if (options.listSnapshots) {
            return new Task.ListSnapshots(folder);
        }
        Saving saving = new Saving(
                folder,
                Optional.ofNullable(options.loadSnapshot),
                Optional.ofNullable(options.snapshot),
                !options.withoutSecrets,
                Optional.ofNullable(options.dump),
                options.replace);
        if (options.showConfig) {
            return new Outcome.Say(ExitCode.OK, ConfigReport.of(options, environment));
        }
        String wrong = problem(options, saving, TokenSource.isGiven(options, environment));
        if (wrong != null) {
            return Outcome.Say.usage(wrong);
        }
        DatabaseUrl.Resolved resolved = options.inMemoryDb ? StoreUrl.MEMORY : DatabaseUrl.resolve(environment);
        if (resolved instanceof DatabaseUrl.Refused refused) {
            return new Outcome.Say(ExitCode.STORE, refused.sentence() + System.lineSeparator());
        }
        return outcome(options, (StoreUrl) resolved, saving, environment);
    }

    private static @Nullable String problem(ServeOptions options, Saving saving, boolean hasToken) {
        if (options.port < 0 || options.port > 65_535) {
            return "--port takes a number from 0 to 65535.";
        }
        if (!HttpServer.isLoopback(options.host) && !options.insecure && !hasToken) {
            return "--host " + options.host + " is not an address of this machine alone, and anybody who reaches "
                    + "it could read and change everything. Add --auth-token TOKEN to answer only those who give it, or"
                    + " --insecure if all may.";
        }
        if (options.bootOverwrite && options.bootCid == null) {
            return "--boot-overwrite goes with --boot-cid.";
        }
        if (options.replace && !saving.isAny()) {
            return "--replace goes with --snapshot, --load-snapshot or --dump-db-on-exit.";
        }
        if (options.withoutSecrets && options.snapshot == null) {
            return "--without-secrets goes with --snapshot.";
        }
        if (options.recover != null && !WAYS_TO_RECOVER.contains(options.recover)) {
            return "--recover takes read-only or prefix.";
        }
        if (options.readOnly && "prefix".equals(options.recover)) {
            return "--recover=prefix changes the folder, and --read-only changes nothing; use --recover=read-only.";
        }
        if (options.readOnly && (saving.snapshot().isPresent() || saving.dump().isPresent())) {
            return "--read-only writes nothing, so leave out --snapshot and --dump-db-on-exit.";
        }
        if (options.cids != null && !Files.isDirectory(options.cids)) {
            return "--cids names no directory: " + options.cids + ".";
        }
        return null;
    }

    private static Outcome outcome(ServeOptions options, StoreUrl store, Saving saving, Environment environment) {
        if (options.recover != null && !(store.inMemory() && store.isKept())) {
            return Outcome.Say.usage("--recover goes with a store in memory that a folder keeps:"
                    + " DATABASE_URL=memory:DIR, without --in-memory-db.");
        }
        if (!store.inMemory() && (saving.snapshot().isPresent() || saving.load().isPresent())) {
            return Outcome.Say.usage(ONLY_IN_MEMORY);
        }
        if (!store.inMemory() && saving.dump().isPresent()) {
            return Outcome.Say.usage("--dump-db-on-exit is only supported in memory mode. Use migrate FROM TO, which"
                    + " copies any store to any other.");
        }
        boolean readOnly = options.readOnly || store.isReadOnly();
        if (readOnly && store.isKept() && (options.bootCid != null || options.loadSnapshot != null)) {
            return Outcome.Say.usage("--boot-cid and --load-snapshot change the store, and --read-only, or a URL with"
                    + " mode=ro, changes nothing that is kept; leave one of them out, or add --in-memory-db.");
        }
        StoreUrl opened = options.recover == null ? store : store.with("recover=" + options.recover);
        try {
            return new Outcome.Serve(settings(
                    options, readOnly && store.isKept() ? opened.readOnly() : opened, readOnly, saving, environment));
        } catch (IllegalArgumentException unusable) {
            return Outcome.Say.usage(String.valueOf(unusable.getMessage()));
        }
    }

    private static Settings settings(
            ServeOptions options, StoreUrl store, boolean readOnly, Saving saving, Environment environment) {
        List<String> notes = new ArrayList<>();
        if (options.inMemoryDb && !environment.variable(DatabaseUrl.VARIABLE).isEmpty()) {
            notes.add("DATABASE_URL is ignored: --in-memory-db was given.");
        }
        Optional<Path> directory = contents(options, environment);
        if (directory.isEmpty()) {
            notes.add("There is no directory " + environment.contentDirectory()
                    + ", so there are no content files; name one with --cids.");
        }
        return new Settings(
                store,
                options.recover != null,
                options.host,
                options.port,
                readOnly,
                TokenSource.read(options, environment),
                options.debug,
                directory.map(path -> path.toAbsolutePath().normalize()),
                Optional.ofNullable(options.bootCid),
                options.bootOverwrite,
                saving,
                notes);
    }

    /** The content directory: the one that is named, or the one of the installation where it is there. */
    static Optional<Path> contents(ServeOptions options, Environment environment) {
        Path standard = environment.contentDirectory();
        return Optional.ofNullable(options.cids).or(() -> Optional.of(standard).filter(Files::isDirectory));
    }
}
