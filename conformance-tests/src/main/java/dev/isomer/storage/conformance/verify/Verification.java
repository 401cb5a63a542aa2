package dev.isomer.storage.conformance.verify;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.Contract;
import dev.isomer.storage.conformance.ContractPage;
import dev.isomer.storage.conformance.KitRunner;
import dev.isomer.storage.conformance.Topics;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.error.StoreException;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineProvider;
import dev.isomer.storage.spi.Scratch;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Runs topics of the kit against the databases that URLs name, one after another. {@link #stop} is for any thread. */
final class Verification {
    private static final int MESSAGE_CODE_POINTS = 4_000;

    private final Function<String, EngineProvider> engineOf;
    private final List<Class<? extends Contract>> topics;
    private final Progress progress;
    private final LongSupplier ticker;
    private final Map<String, String> rules = ContractPage.rules();
    private @Nullable ScratchEngine current;
    private boolean isStopped;

    /**
     * A run.
     *
     * @param engineOf the engine of a URL; throws a {@link StoreException} if there is none
     * @param topics what is run, in this order
     * @param ticker nanoseconds from any origin
     */
    Verification(
            Function<String, EngineProvider> engineOf,
            List<Class<? extends Contract>> topics,
            Progress progress,
            LongSupplier ticker) {
        this.engineOf = engineOf;
        this.topics = topics;
        this.progress = progress;
        this.ticker = ticker;
    }

    /** Thrown by a run that was stopped. */
    static final class StoppedException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        StoppedException() {
            super("The run was stopped.");
        }
    }

    /** A topic's name for people. */
    static String name(Class<? extends Contract> topic) {
        return topic.getSimpleName().replaceAll("Contract$", "");
    }

    /**
     * Runs all topics on each database.
     *
     * @throws StoppedException after {@link #stop}
     */
    List<DatabaseReport> run(List<String> urls) {
        List<DatabaseReport> reports = new ArrayList<>();
        for (String url : urls) {
            Redaction redaction = Redaction.of(url);
            progress.database(redaction.apply(url), reports.size() + 1, urls.size(), topics.size());
            reports.add(database(url, redaction));
        }
        return reports;
    }

    /** Ends the run, and removes what it made before it returns. */
    synchronized void stop() {
        isStopped = true;
        if (current != null) {
            current.close();
        }
    }

    private synchronized void requireRunning() {
        if (isStopped) {
            throw new StoppedException();
        }
    }

    private synchronized ScratchEngine prepare(EngineProvider provider, Scratch scratch) {
        requireRunning();
        current = ScratchEngine.prepare(provider, scratch);
        return current;
    }

    private DatabaseReport database(String url, Redaction redaction) {
        long began = ticker.getAsLong();
        Inspection inspection = null;
        ScratchEngine engine;
        try {
            EngineProvider provider = engineOf.apply(url);
            inspection = redacted(provider.inspect(url, line -> {}), redaction);
            Scratch scratch = provider.scratch(url);
            List<String> leftovers = scratch.leftovers();
            if (!leftovers.isEmpty()) {
                return notTested(url, String.join(" ", leftovers), inspection, redaction);
            }
            engine = prepare(provider, scratch);
        } catch (StoreException refused) {
            return notTested(url, String.valueOf(refused.getMessage()), inspection, redaction);
        }
        try (engine) {
            EngineFacts facts = facts(engine);
            List<TopicReport> reports = new ArrayList<>();
            for (Class<? extends Contract> topic : topics) {
                TopicReport report = topic(engine, topic, reports.size() + 1, redaction);
                progress.topic(reports.size() + 1, report);
                reports.add(report);
            }
            return new DatabaseReport(redaction.apply(url), null, inspection, facts, reports, millisSince(began));
        } catch (StoreException failure) {
            requireRunning();
            return notTested(url, String.valueOf(failure.getMessage()), inspection, redaction);
        } catch (RuntimeException failure) {
            requireRunning();
            throw failure;
        }
    }

    private DatabaseReport notTested(String url, String reason, @Nullable Inspection inspection, Redaction redaction) {
        progress.notTested(redaction.apply(reason));
        return new DatabaseReport(redaction.apply(url), redaction.apply(reason), inspection, null, List.of(), 0);
    }

    private static Inspection redacted(Inspection inspection, Redaction redaction) {
        return new Inspection(
                inspection.found(),
                redaction.apply(inspection.summary()),
                inspection.schema(),
                inspection.format(),
                inspection.used(),
                inspection.findings());
    }

    private static EngineFacts facts(TestedEngine engine) {
        StoreOptions options = StoreOptions.defaults();
        Path folder = engine.newFolder();
        Driver driver = engine.driver(Conversations.SCHEMA, options.forEngine(), folder);
        try (Store store = Store.over(driver, Conversations.SCHEMA, options)) {
            store.write(transaction -> {
                Session session = transaction.insert(Conversations.session(1));
                return transaction.insert(Conversations.message(session, 1));
            });
            return new EngineFacts(store.capabilities(), driver.settings(), IndexQueries.on(driver), store.verify());
        } finally {
            engine.remove(folder);
        }
    }

    private TopicReport topic(TestedEngine engine, Class<? extends Contract> topic, int number, Redaction redaction) {
        long began = ticker.getAsLong();
        List<Method> tests = Topics.tests(topic);
        List<FailedTest> failures = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            Optional<KitRunner.Failure> failure = KitRunner.run(engine, topic, tests.get(i));
            requireRunning();
            failure.ifPresent(thrown -> failures.add(failed(thrown, redaction)));
            progress.test(number, name(topic), i + 1, tests.size(), failure.isEmpty());
        }
        return new TopicReport(name(topic), tests.size(), failures, millisSince(began));
    }

    private FailedTest failed(KitRunner.Failure failure, Redaction redaction) {
        String said = failure.isAssertion()
                ? failure.cause().getMessage()
                : failure.cause().toString();
        String message = redaction.apply(String.valueOf(said));
        if (message.codePointCount(0, message.length()) > MESSAGE_CODE_POINTS) {
            message = message.substring(0, message.offsetByCodePoints(0, MESSAGE_CODE_POINTS)) + "…";
        }
        return new FailedTest(failure.rule(), rules.getOrDefault(failure.rule(), ""), failure.test(), message);
    }

    private long millisSince(long began) {
        return (ticker.getAsLong() - began) / 1_000_000;
    }
}
