package dev.isomer.web;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.UniqueClock;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.exchange.BootImporter;
import dev.isomer.catalog.exchange.BootOutcome;
import dev.isomer.catalog.exchange.DocumentExporter;
import dev.isomer.catalog.exchange.DocumentImporter;
import dev.isomer.catalog.exchange.ExampleDocument;
import dev.isomer.catalog.secret.PassphraseKey;
import dev.isomer.catalog.secret.SecretVault;
import dev.isomer.catalog.secret.SecretsAtRest;
import dev.isomer.storage.Store;
import dev.isomer.storage.model.Watch;
import dev.isomer.storage.snapshot.NamedSnapshots;
import dev.isomer.web.command.Environment;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.command.Settings;
import dev.isomer.web.command.Settings.Saving;
import dev.isomer.web.http.CannotListenException;
import dev.isomer.web.http.EventSignal;
import dev.isomer.web.http.HttpOptions;
import dev.isomer.web.http.HttpServer;
import dev.isomer.web.http.Limits;
import dev.isomer.web.page.Pages;
import dev.isomer.web.resource.Modes;
import dev.isomer.web.resource.Routes;
import dev.isomer.web.resource.Services;
import dev.isomer.web.resource.access.Access;
import dev.isomer.web.resource.entity.Trash;
import dev.isomer.web.resource.metric.Measure;
import dev.isomer.web.resource.metric.RequestMetrics;
import dev.isomer.web.resource.overview.StoreFacts;
import dev.isomer.web.resource.record.PageViewQueue;
import dev.isomer.web.task.Console;
import dev.isomer.web.task.Dump;
import dev.isomer.web.task.ServedStore;
import dev.isomer.web.task.SnapshotTasks;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Serves a store, after loading what is asked for; or only loads it, and saves a snapshot. */
final class Serving {
    private final Environment environment;
    private final Console console;
    private final PrintStream err;
    private final Clock clock;
    private final StopSignal stopSignal;
    private final SecureRandom random = new SecureRandom();

    Serving(Environment environment, Console console, Clock clock, StopSignal stopSignal) {
        this.environment = environment;
        this.console = console;
        this.err = console.err();
        this.clock = clock;
        this.stopSignal = stopSignal;
    }

    ExitCode run(Settings settings) throws IOException {
        Saving saving = settings.saving();
        SnapshotTasks snapshots = new SnapshotTasks(console, clock, saving.folder());
        snapshots.check(saving);
        ServedStore served = new ServedStore(console, settings);
        served.requireHeap();
        settings.notes().forEach(err::println);
        if (!settings.store().isKept()) {
            err.println("Using memory-only database");
        }
        ContentDirectory directory;
        try {
            directory = settings.contentDirectory().isPresent()
                    ? ContentDirectory.open(settings.contentDirectory().get())
                    : ContentDirectory.none();
        } catch (IOException unreadable) {
            err.println("The content directory " + settings.contentDirectory().get() + " cannot be read: "
                    + unreadable.getMessage() + ". Name another one with --cids.");
            return ExitCode.USAGE;
        }
        directory.problems().forEach(problem -> err.println("Content file not used: " + problem));
        try (Store store = served.open()) {
            Optional<Dump> dump = saving.dump().map(file -> new Dump(console, file, saving.replace()));
            if (dump.isPresent()) {
                dump.get().check(store);
            }
            if (saving.load().isPresent()) {
                snapshots.load(store, saving.load().get(), saving.replace());
            }
            SecretVault vault = SecretVault.of(environment.secretKey(), PassphraseKey.ROUNDS, random);
            ExitCode code = boot(settings, new Catalog(store, directory, new UniqueClock(clock), vault), snapshots);
            if (dump.isPresent() && code == ExitCode.OK) {
                dump.get().write(store);
            }
            return code;
        }
    }

    private ExitCode boot(Settings settings, Catalog catalog, SnapshotTasks snapshots) throws IOException {
        DocumentImporter importer = new DocumentImporter(catalog, Routes::isFixedPath);
        if (settings.bootCid().isPresent()) {
            BootOutcome outcome = new BootImporter(catalog, importer)
                    .boot(settings.bootCid().get(), environment.variable("BOOT_SECRET_KEY"), settings.bootOverwrite());
            BootReport report = BootReport.of(outcome);
            report.lines().forEach(err::println);
            if (!report.goesOn()) {
                return ExitCode.UNEXPECTED;
            }
        }
        Optional<String> snapshot = settings.saving().snapshot();
        if (snapshot.isPresent()) {
            snapshots.make(catalog.store(), snapshot.get(), settings.saving());
            return ExitCode.OK;
        }
        EventSignal changes = new EventSignal();
        // Changes made through this server wake it without the store, and sooner.
        Watch others = catalog.store().watch(changes::wake);
        try (others;
                PageViewQueue views = settings.readOnly() ? PageViewQueue.none() : PageViewQueue.into(catalog, clock)) {
            return serve(settings, catalog, importer, views, changes);
        }
    }

    private ExitCode serve(
            Settings settings, Catalog catalog, DocumentImporter importer, PageViewQueue views, EventSignal changes) {
        Modes modes = modes(settings, views);
        Pages pages = new Pages(settings.readOnly(), modes.access().isPresent());
        Optional<String> example = Optional.of(ExampleDocument.CID)
                .filter(cid -> catalog.directory().contains(Cid.parse(cid)));
        SecretsAtRest secrets = catalog.read(tx -> tx.secretsAtRest());
        String place = StorePlace.of(settings.store(), catalog.store());
        StoreFacts facts = new StoreFacts(place, environment.version(), example);
        RandomIds ids = new RandomIds(random);
        Trash trash = new Trash(clock, ids);
        HttpServer server;
        try {
            server = HttpServer.start(
                    settings.host(),
                    settings.port(),
                    Routes.over(new Services(
                            catalog,
                            importer,
                            new DocumentExporter(catalog, random),
                            pages,
                            facts,
                            trash,
                            views,
                            changes,
                            modes)),
                    pages,
                    new HttpOptions(Limits.standard(), modes.gate(), modes.requests(), new NumberedIds(ids.get())));
        } catch (CannotListenException refused) {
            err.println(refused.getMessage());
            return ExitCode.LISTEN;
        }
        try (server) {
            stopSignal.listen();
            Banner.lines(catalog, secrets, facts, server.address(), settings.readOnly())
                    .forEach(err::println);
            stopSignal.await();
            err.println();
            err.println("Stopping.");
        }
        return ExitCode.OK;
    }

    private Modes modes(Settings settings, PageViewQueue views) {
        Path folder = settings.saving().folder().toAbsolutePath().normalize();
        return new Modes(
                settings.readOnly(),
                settings.token().map(token -> new Access(token, random, clock)),
                NamedSnapshots.in(folder, clock),
                new RequestMetrics(),
                List.of(new Measure(
                        "isomer_page_views_dropped_total",
                        "Page views that were not recorded, for want of memory or time.",
                        views::dropped)),
                clock);
    }
}
