package dev.isomer.web.task;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.UniqueClock;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.content.CorruptContentException;
import dev.isomer.catalog.exchange.DocumentExporter;
import dev.isomer.catalog.exchange.DocumentImporter;
import dev.isomer.catalog.exchange.ExportRefusedException;
import dev.isomer.catalog.exchange.ExportedDocument;
import dev.isomer.catalog.exchange.ImportReport;
import dev.isomer.catalog.exchange.SectionReport;
import dev.isomer.catalog.model.CidRecord;
import dev.isomer.catalog.secret.LockedSecretException;
import dev.isomer.catalog.secret.Passphrase;
import dev.isomer.catalog.secret.PassphraseKey;
import dev.isomer.catalog.secret.SecretVault;
import dev.isomer.storage.Store;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.snapshot.WholeFile;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.command.Task;
import dev.isomer.web.page.Sizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** A store's entities to a document, and back. */
final class ExchangeTasks {
    private final Console console;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Predicate<String> isFixedPath;

    ExchangeTasks(Console console, InstantSource clock, RandomGenerator random, Predicate<String> isFixedPath) {
        this.console = console;
        this.clock = clock;
        this.random = random;
        this.isFixedPath = isFixedPath;
    }

    ExitCode export(Task.Export task) throws IOException {
        StoreLook.requireThere(task.store());
        Optional<Path> file = task.file();
        if (file.isPresent()) {
            WholeFile.require(file.get(), task.replace());
        }
        try (Store store = new StoreOpener(console).openToLook(task.store());
                ProgressBar bar = new ProgressBar(console, "Exporting")) {
            bar.at(0, 1);
            ExportedDocument document = new DocumentExporter(
                            catalog(store, ContentDirectory.none(), task.key()), random)
                    .look(task.options());
            bar.close();
            document.warnings().forEach(warning -> console.err().println("Note: " + warning));
            if (file.isEmpty()) {
                console.out().write(document.bytes().toByteArray());
                return ExitCode.OK;
            }
            WholeFile.write(file.get(), task.replace(), document.bytes().toByteArray());
            console.out()
                    .println("Wrote " + file.get() + ", "
                            + Sizes.text(document.bytes().length()) + ", " + document.cid() + ":");
            document.counts().forEach((section, count) -> console.out().println("  " + section + ": " + count));
        } catch (ExportRefusedException | LockedSecretException refused) {
            throw new Refusal(ExitCode.UNEXPECTED, String.valueOf(refused.getMessage()));
        }
        return ExitCode.OK;
    }

    ExitCode importDocument(Task.Import task) throws IOException {
        ContentDirectory directory = task.contentDirectory().isPresent()
                ? ContentDirectory.open(task.contentDirectory().get())
                : ContentDirectory.none();
        Optional<Bytes> file = read(task.document());
        if (file.isEmpty() && Cid.tryParse(task.document()).isEmpty()) {
            throw new Refusal(
                    ExitCode.NAME,
                    "There is no file “" + task.document() + "”, and it is no CID; name a document that is there.");
        }
        if (task.options().dryRun()) {
            StoreLook.requireThere(task.store());
        }
        StoreOpener opener = new StoreOpener(console);
        try (Store store =
                        task.options().dryRun() ? opener.openToLook(task.store()) : opener.openPatiently(task.store());
                ProgressBar bar = new ProgressBar(console, "Importing")) {
            Catalog catalog = catalog(store, directory, task.key());
            Bytes document = file.isPresent() ? file.get() : stored(catalog, Cid.parse(task.document()));
            bar.at(0, 1);
            ImportReport report = new DocumentImporter(catalog, isFixedPath).run(document, task.options());
            bar.close();
            return said(report);
        }
    }

    private static Optional<Bytes> read(String document) throws IOException {
        try {
            Path path = Path.of(document);
            return Files.isRegularFile(path) ? Optional.of(Bytes.of(Files.readAllBytes(path))) : Optional.empty();
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private static Bytes stored(Catalog catalog, Cid cid) {
        try {
            return catalog.read(tx -> tx.contents().get(cid))
                    .map(CidRecord::fileData)
                    .orElseThrow(() -> new Refusal(
                            ExitCode.NAME,
                            "The document " + cid + " is neither stored here nor in the content directory."));
        } catch (CorruptContentException corrupt) {
            throw new Refusal(ExitCode.DAMAGED, corrupt.getMessage());
        }
    }

    private ExitCode said(ImportReport report) {
        report.warnings().forEach(warning -> console.err().println("Note: " + warning));
        if (!report.refusals().isEmpty()) {
            console.err().println("The document was refused and nothing was imported:");
            report.refusals().forEach(refusal -> console.err().println("  " + refusal));
            return ExitCode.UNEXPECTED;
        }
        console.out().println(report.imported() ? "Imported:" : "Nothing was changed; it would import:");
        for (SectionReport section : report.sections()) {
            console.out().println("  " + section.summary());
            names("created", section.created());
            names("changed", section.changed());
        }
        console.out().println("  " + report.contents() + " contents, " + report.historyEvents() + " events of history");
        return ExitCode.OK;
    }

    private void names(String effect, List<String> names) {
        names.forEach(name -> console.out().println("    " + effect + " " + name));
    }

    private Catalog catalog(Store store, ContentDirectory directory, Passphrase key) {
        Catalog catalog = new Catalog(
                store, directory, new UniqueClock(clock), SecretVault.of(key, PassphraseKey.ROUNDS, random));
        catalog.read(tx -> tx.secretsAtRest());
        return catalog;
    }
}
