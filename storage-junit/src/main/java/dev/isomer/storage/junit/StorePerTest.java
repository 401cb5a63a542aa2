package dev.isomer.storage.junit;

import dev.isomer.storage.Store;
import dev.isomer.storage.error.StoreClosedException;
import dev.isomer.storage.model.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Gives a test its store when it asks, and verifies, closes and removes it afterwards, or keeps it if the test has
 * failed.
 */
final class StorePerTest implements ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(StorePerTest.class);

    /** The engine of this run of {@link EveryStore}; null for any other test. */
    private final @Nullable String engine;

    /** On the engine that the annotations say, or that of the run. */
    StorePerTest() {
        this.engine = null;
    }

    StorePerTest(String engine) {
        this.engine = engine;
    }

    /** What all tests of a run share. */
    static ExtensionContext.Store ofRun(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE);
    }

    private static TestStores stores(ExtensionContext context) {
        return ofRun(context).computeIfAbsent(TestStores.class, any -> new TestStores(), TestStores.class);
    }

    /** A test of {@link EveryStore} is served by the extension that its run brings along, not by that of its class. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Store.class
                && (engine != null || !AnnotationSupport.isAnnotated(context.getTestMethod(), EveryStore.class));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException(
                    "A store is for one test: take it in a test, @BeforeEach or @AfterEach method. Rows that many tests"
                            + " begin with are loaded by a @UseFixture.");
        }
        return StoreRequest.of(context, engine).open(stores(context), context.getUniqueId());
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        TestStores stores = ofRun(context).get(TestStores.class, TestStores.class);
        String scopeId = context.getUniqueId();
        Store store = stores == null ? null : stores.find(scopeId);
        if (stores == null || store == null) {
            return;
        }
        AssertionFailedError unsound = check(store);
        Throwable failure = context.getExecutionException()
                .filter(thrown -> !(thrown instanceof TestAbortedException))
                .orElse(unsound);
        if (failure == null) {
            stores.destroy(scopeId);
            return;
        }
        Path kept = FailedStores.folder(context);
        stores.keep(scopeId, kept);
        context.publishReportEntry("failed store", kept.toString());
        failure.addSuppressed(new StoreKept(kept));
        if (unsound != null) {
            throw unsound;
        }
    }

    private static @Nullable AssertionFailedError check(Store store) {
        try {
            List<Finding> findings = store.verify();
            return findings.isEmpty()
                    ? null
                    : new AssertionFailedError("After the test the store is not sound: " + findings);
        } catch (StoreClosedException closedByTheTest) {
            return null;
        } catch (RuntimeException failure) {
            return new AssertionFailedError("After the test the store cannot be verified: " + failure, failure);
        }
    }

    /** Stands below a failure, and says where the store is. */
    private static final class StoreKept extends Exception {
        private static final long serialVersionUID = 1;

        StoreKept(Path folder) {
            super("The store of this test is kept in " + folder, null, false, false);
        }

        /** The sentence alone, as it stands among the lines of the failure. */
        @Override
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}
