package dev.isomer.catalog.exchange;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.InteractionRequest;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.secret.PassphraseKey;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Exports a catalog as one document, of the format that {@link DocumentImporter} reads. Equal catalogs and options give
 * equal bytes, but for secrets, which are encrypted under new random values each time. Safe for many threads.
 */
public final class DocumentExporter {
    private final Catalog catalog;
    private final int rounds;
    private final RandomGenerator random;

    /**
     * An exporter of a catalog.
     *
     * @param random unpredictable in earnest, repeatable in tests
     */
    public DocumentExporter(Catalog catalog, RandomGenerator random) {
        this(catalog, PassphraseKey.ROUNDS, random);
    }

    /** The same, whose secrets are encrypted with keys of so many rounds, which documents tell. */
    public DocumentExporter(Catalog catalog, int rounds, RandomGenerator random) {
        this.catalog = catalog;
        this.rounds = rounds;
        this.random = random;
    }

    /**
     * The document, which is neither stored nor recorded.
     *
     * @throws ExportRefusedException when there is none of a name, or more content than a document may have
     * @throws dev.isomer.catalog.secret.LockedSecretException when a secret to export is encrypted with another key
     */
    public ExportedDocument look(ExportOptions options) {
        Optional<SecretItems.Writer> secrets = secrets(options);
        return catalog.read(tx -> compose(tx, options, secrets).document());
    }

    /**
     * Stores the document as content, with what it refers to where that is not in it, and records the export.
     *
     * @param message why, in the person's words; may be empty
     * @throws ExportRefusedException as {@link #look} does
     * @throws dev.isomer.catalog.secret.LockedSecretException as {@link #look} does
     */
    public ExportedDocument export(ExportOptions options, String message) {
        Optional<SecretItems.Writer> secrets = secrets(options);
        return catalog.write(tx -> {
            DocumentComposer composer = compose(tx, options, secrets);
            ExportedDocument document = composer.document();
            if (!options.contents()) {
                composer.referenced().forEach(content -> tx.contents().store(content));
            }
            tx.contents().store(document.bytes());
            tx.exports().record(document.cid().toString());
            tx.interactions()
                    .record(InteractionRequest.now("export", "json", "save", message, "Document " + document.cid()));
            return document;
        });
    }

    /** Made before any transaction, since it takes long. */
    private Optional<SecretItems.Writer> secrets(ExportOptions options) {
        return options.names().containsKey(Kind.SECRET)
                ? Optional.of(SecretItems.writer(options.scheme(), options.passphrase(), rounds, random))
                : Optional.empty();
    }

    private static DocumentComposer compose(
            CatalogTransaction tx, ExportOptions options, Optional<SecretItems.Writer> secrets) {
        DocumentComposer composer = new DocumentComposer(tx, options);
        composer.addEntities(secrets);
        composer.addHistory();
        return composer;
    }
}
