package dev.isomer.catalog;

import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.model.Alias;
import dev.isomer.catalog.model.BootedDocument;
import dev.isomer.catalog.model.CidRecord;
import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.catalog.model.Export;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.catalog.model.PageView;
import dev.isomer.catalog.model.Secret;
import dev.isomer.catalog.model.Server;
import dev.isomer.catalog.model.ServerInvocation;
import dev.isomer.catalog.model.Variable;
import dev.isomer.catalog.secret.SecretVault;
import dev.isomer.catalog.secret.SecretsAtRest;
import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.Repository;
import dev.isomer.storage.model.Attribute;
import java.time.Instant;

/**
 * The catalog as one transaction sees it. Every repository works within the transaction; in one that only reads,
 * changes are refused with an {@link IllegalStateException}. For the thread and the time of that transaction alone.
 */
public final class CatalogTransaction {
    private final ReadTransaction transaction;
    private final UniqueClock clock;
    private final SecretVault vault;
    private final Contents contents;

    CatalogTransaction(ReadTransaction transaction, ContentDirectory directory, UniqueClock clock, SecretVault vault) {
        this.transaction = transaction;
        this.clock = clock;
        this.vault = vault;
        this.contents = new Contents(transaction.repository(CidRecord.TYPE), directory, clock);
    }

    /** The entities of one kind. */
    public <E extends Record & NamedEntity> NamedEntities<E> entities(Kind<E> kind) {
        return new NamedEntities<>(kind, transaction.repository(kind.type()), contents, clock, vault);
    }

    /** The servers. */
    public NamedEntities<Server> servers() {
        return entities(Kind.SERVER);
    }

    /** The aliases. */
    public NamedEntities<Alias> aliases() {
        return entities(Kind.ALIAS);
    }

    /** The variables. */
    public NamedEntities<Variable> variables() {
        return entities(Kind.VARIABLE);
    }

    /** The secrets. */
    public NamedEntities<Secret> secrets() {
        return entities(Kind.SECRET);
    }

    /**
     * The value of a secret, whose {@code definition} is what is kept of it.
     *
     * @throws dev.isomer.catalog.secret.LockedSecretException when it is encrypted with another key
     */
    public String reveal(Secret secret) {
        return vault.open(secret.name(), secret.definition());
    }

    /** How the secrets are kept. */
    public SecretsAtRest secretsAtRest() {
        return SecretsAtRest.of(secrets().all(), vault);
    }

    /** Where the aliases lead. */
    public AliasPaths aliasPaths() {
        return new AliasPaths(aliases(), variables());
    }

    /** Content, wherever it lives. */
    public Contents contents() {
        return contents;
    }

    /** Replaces identifiers in definitions. */
    public CidReferences cidReferences() {
        return new CidReferences(aliases(), servers(), contents);
    }

    /** The page views. */
    public PageViews pageViews() {
        return new PageViews(transaction.repository(PageView.TYPE), clock);
    }

    /** What was done with entities. */
    public Interactions interactions() {
        return new Interactions(transaction.repository(EntityInteraction.TYPE), clock);
    }

    /** The runs of servers. */
    public Invocations invocations() {
        return new Invocations(transaction.repository(ServerInvocation.TYPE), clock);
    }

    /** The exports that were made. */
    public Exports exports() {
        return new Exports(transaction.repository(Export.TYPE), clock);
    }

    /** What was recorded at a time, to be deleted by age. */
    public <E extends Record> AgedRows<E> aged(Attribute<E, Instant> time) {
        return new AgedRows<>(transaction.repository(time.entityType()), time);
    }

    /** The documents that the store booted from. */
    public Repository<BootedDocument> bootedDocuments() {
        return transaction.repository(BootedDocument.TYPE);
    }

    /** The clock that this catalog's changes take their times from. */
    public UniqueClock clock() {
        return clock;
    }
}
