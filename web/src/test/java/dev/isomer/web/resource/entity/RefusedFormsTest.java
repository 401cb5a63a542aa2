package dev.isomer.web.resource.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.wrapped.ForwardingDriver;
import dev.isomer.storage.error.BusyException;
import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.StoreException;
import dev.isomer.storage.memory.MemoryStore;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.Writing;
import dev.isomer.web.resource.Site;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What becomes of a form that the store itself refuses to save. */
final class RefusedFormsTest {
    private static final String FORM = "name=v&definition=what+was+typed";

    private final AtomicReference<Optional<StoreException>> refusal = new AtomicReference<>(Optional.empty());

    /** A store that refuses every write while it is told to. */
    private Store store() {
        StoreOptions options = StoreOptions.defaults();
        EngineOptions engine = options.forEngine();
        return Store.over(
                new ForwardingDriver(new MemoryStore().open("memory:", CatalogSchema.SCHEMA, engine)) {
                    @Override
                    public Writing write(Scope scope) {
                        refusal.get().ifPresent(refused -> {
                            throw refused;
                        });
                        return super.write(scope);
                    }
                },
                CatalogSchema.SCHEMA,
                options);
    }

    @Test
    void whatMayBeTriedAgainSaysWhenAndWhatWasTypedIsThere() {
        try (Store store = store();
                Site site = new Site(store)) {
            refusal.set(Optional.of(new BusyException("Another one writes.", null)));
            Site.Answer busy = site.form("/variables", FORM);
            assertEquals(503, busy.status());
            assertEquals("1", busy.header("Retry-After"));
            assertTrue(busy.text().contains("what was typed"), busy.text());
        }
    }

    @Test
    void ofWhatNobodyKnowsNoPageSaysThatItWasNotSaved() {
        try (Store store = store();
                Site site = new Site(store)) {
            assertEquals(303, site.form("/variables", FORM).status());
            refusal.set(Optional.of(new OutcomeUnknownException("The disk is gone.", null)));
            for (String address : new String[] {"/variables", "/variables/v"}) {
                Site.Answer unknown = site.form(address, FORM);
                assertEquals(500, unknown.status());
                assertTrue(unknown.text().contains("It cannot be known whether this was saved"), unknown.text());
                assertFalse(unknown.text().contains("Not created"), unknown.text());
                assertFalse(unknown.text().contains("was not saved"), unknown.text());
            }
        }
    }
}
