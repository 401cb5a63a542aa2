package dev.isomer.web;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.UniqueClock;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.exchange.BootImporter;
import dev.isomer.catalog.exchange.BootOutcome;
import dev.isomer.catalog.exchange.DocumentImporter;
import dev.isomer.catalog.exchange.ExampleDocument;
import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.storage.error.MemoryLimitExceededException;
import dev.isomer.storage.error.StoreException;
import dev.isomer.web.command.Arguments;
import dev.isomer.web.command.Environment;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.command.Outcome;
import dev.isomer.web.command.Settings;
import dev.isomer.web.http.CannotListenException;
import dev.isomer.web.http.HttpServer;
import dev.isomer.web.http.Limits;
import dev.isomer.web.page.Pages;
import dev.isomer.web.resource.Routes;
import dev.isomer.web.resource.StoreFacts;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * One run of the application, from its command line to its exit code. The only place that opens a store, and so the
 * only one that sees which engine it is.
 */
final class Application {
    private static final long MEMORY_LIMIT_BYTES = 100L * 1024 * 1024;

    /** Beside the store: request bodies, answers, and what the JVM and the libraries take for themselves. */
    private static final long WORKING_BYTES = 120L * 1024 * 1024;

    private final Environment environment;
    private final PrintStream out;
    private final PrintStream err;
    private final StopSignal stopSignal;

    Application(Environment environment, PrintStream out, PrintStream err, StopSignal stopSignal) {
        this.environment = environment;
        this.out = out;
        this.err = err;
        this.stopSignal = stopSignal;
    }

    /** Does what the arguments ask for; when that is to serve, returns after the stop signal. */
    ExitCode run(List<String> arguments) {
        Outcome outcome = Arguments.read(arguments, environment);
        if (outcome instanceof Outcome.Say say) {
            (say.code() == ExitCode.OK ? out : err).print(say.text());
            return say.code();
        }
        Settings settings = ((Outcome.Serve) outcome).settings();
        if (settings.inMemory() && Runtime.getRuntime().maxMemory() < MEMORY_LIMIT_BYTES + WORKING_BYTES) {
            err.println("This Java heap cannot hold 100 MiB of data beside the server's own needs;"
                    + " set ISOMER_HEAP=512m, or start Java with -Xmx512m.");
            return ExitCode.USAGE;
        }
        settings.notes().forEach(err::println);
        return open(settings);
    }

    private ExitCode open(Settings settings) {
        if (settings.inMemory()) {
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
        Store store;
        try {
            store = Stores.open(settings.storeUrl(), CatalogSchema.SCHEMA);
        } catch (StoreException refused) {
            err.println(refused.getMessage());
            return ExitCode.STORE;
        }
        try (store) {
            return boot(settings, new Catalog(store, directory, new UniqueClock(Clock.systemUTC())));
        } catch (MemoryLimitExceededException full) {
            err.println(full.getMessage());
            return ExitCode.MEMORY_LIMIT;
        } catch (StoreException failed) {
            err.println(failed.getMessage());
            return ExitCode.UNEXPECTED;
        }
    }

    private ExitCode boot(Settings settings, Catalog catalog) {
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
        return serve(settings, catalog, importer);
    }

    private ExitCode serve(Settings settings, Catalog catalog, DocumentImporter importer) {
        Pages pages = new Pages();
        Optional<String> example = Optional.of(ExampleDocument.CID)
                .filter(cid -> catalog.directory().contains(Cid.parse(cid)));
        StoreFacts facts = new StoreFacts(StorePlace.of(settings), environment.version(), example);
        HttpServer server;
        try {
            server = HttpServer.start(
                    settings.host(),
                    settings.port(),
                    Routes.over(catalog, importer, pages, facts),
                    pages,
                    Limits.standard());
        } catch (CannotListenException refused) {
            err.println(refused.getMessage());
            return ExitCode.LISTEN;
        }
        try (server) {
            Banner.lines(catalog, facts, server.address()).forEach(err::println);
            stopSignal.await();
            err.println();
            err.println("Stopping.");
        }
        return ExitCode.OK;
    }
}
