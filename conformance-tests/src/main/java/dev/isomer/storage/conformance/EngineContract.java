package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.wrapped.ForwardingDriver;
import dev.isomer.storage.conformance.wrapped.ForwardingWriting;
import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.EngineProvider;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Selection;
import dev.isomer.storage.spi.Setting;
import dev.isomer.storage.spi.Writing;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What holds between the library and any engine: rules ENG. */
public class EngineContract extends Contract {
    /** The topic for this engine. */
    public EngineContract(TestedEngine engine) {
        super(engine);
    }

    /** The same, as if the engine implemented no more than it must. */
    static <T> T bare(Class<T> type, T inner) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.isDefault()
                        ? InvocationHandler.invokeDefault(proxy, method, arguments)
                        : method.invoke(inner, arguments)));
    }

    @Test
    @Rule("ENG-01")
    void anEngineNeedNotTellHowItGoesAboutAQuery() {
        Store store = open(
                Conversations.SCHEMA,
                StoreOptions.defaults(),
                inner -> new ForwardingDriver(bare(Driver.class, inner)) {
                    @Override
                    public Reading read(Scope scope) {
                        return bare(Reading.class, inner().read(scope));
                    }

                    @Override
                    public Writing write(Scope scope) {
                        assertEquals(List.of(), settings());
                        return inner().write(scope);
                    }
                });
        store.write(tx -> {
            for (int number = 1; number <= 6; number++) {
                tx.insert(Conversations.session(number).withTitle(number % 3 == 0 ? null : "t" + number % 3));
            }
            return 0;
        });
        store.read(tx -> {
            assertEquals("all rows of session, filtered, then sorted", tx.explain(Session.TYPE.all()));
            assertEquals(2, tx.countDistinct(Session.TITLE));
            assertEquals(1, tx.countDistinct(Session.TITLE, Session.TITLE.ne("t1")));
            return 0;
        });
    }

    @Test
    @Rule("ENG-01")
    void anEngineNeedNotHaveIndexes() {
        Driver driver = engine().driver(
                        Conversations.SCHEMA,
                        new EngineOptions(1 << 20, StoreOptions.defaults().writerWait()),
                        folder());
        Reading reading = bare(Reading.class, driver.read(Driver.Scope.TRANSACTION));
        assertNull(reading.index(Selection.of(Session.TYPE.where(Session.NAME.eq("a")))));
        reading.end();
        driver.close();
        Store store = open(Conversations.SCHEMA);
        assertFalse(store.read(tx -> tx.explain(Session.TYPE.all())).isBlank());
    }

    @Test
    @Rule("ENG-02")
    void aProviderNeedNotLookAtWhatIsThere() {
        EngineProvider provider = new EngineProvider() {
            @Override
            public String scheme() {
                return "bare";
            }

            @Override
            public Driver open(String url, Schema schema, EngineOptions options) {
                return engine().driver(schema, options, folder());
            }
        };
        assertEquals("bare:", provider.temporaryUrl(Path.of("any")));
        assertEquals(
                Inspection.of(Inspection.Found.UNTOLD, "This engine does not tell what a URL names."),
                provider.inspect("bare:", line -> {}));
        assertEquals(Optional.empty(), provider.trialUrl("bare:"));
        assertEquals(
                "The engine of bare: URLs has no place for databases of tests beside a user's.",
                assertThrowsExactly(CannotOpenException.class, () -> provider.scratch("bare:"))
                        .getMessage());
    }

    @Test
    @Rule("ENG-03")
    void aSettingIsWeakWhereTheContractNeedsAnother() {
        assertTrue(new Setting("synchronous", "1", "2").isWeak());
        assertFalse(new Setting("synchronous", "2", "2").isWeak());
        assertFalse(new Setting("synchronous", "1", null).isWeak());
    }

    @Test
    @CountsRuns
    @Rule("ENG-04")
    void everyMarkIsReleasedOrGoneBackToTheNewestFirst() {
        List<String> steps = new ArrayList<>();
        Store store = open(Conversations.SCHEMA, StoreOptions.defaults(), inner -> new ForwardingDriver(inner) {
            @Override
            public Writing write(Scope scope) {
                return new Marks(inner().write(scope), steps);
            }
        });
        store.write(tx -> tx.nested(outer -> {
            outer.nested(kept -> kept.insert(Conversations.session(1)));
            assertThrowsExactly(
                    ArithmeticException.class,
                    () -> outer.nested(undone -> {
                        throw new ArithmeticException();
                    }));
            return outer.insert(Conversations.session(2));
        }));
        assertEquals(List.of("mark 0", "mark 1", "release 1", "mark 2", "back to 2", "release 0"), List.copyOf(steps));
    }

    @Test
    @Rule("ENG-05")
    void whatAnEngineFindsWrongIsTold() {
        Finding finding = new Finding("session", "a row is not where its key is");
        Store store = open(Conversations.SCHEMA, StoreOptions.defaults(), inner -> new ForwardingDriver(inner) {
            @Override
            public List<Finding> verify() {
                return List.of(finding);
            }
        });
        assertEquals(List.of(finding), store.verify());
        assertEquals("session: a row is not where its key is", finding.toString());
        store.close();
    }

    private record Numbered(int number, Writing.Mark inner) implements Writing.Mark {}

    /** Keeps what becomes of marks. */
    private static final class Marks extends ForwardingWriting {
        private final List<String> steps;
        private int made;

        Marks(Writing inner, List<String> steps) {
            super(inner);
            this.steps = steps;
        }

        @Override
        public Mark mark() {
            steps.add("mark " + made);
            return new Numbered(made++, super.mark());
        }

        @Override
        public void release(Mark mark) {
            steps.add("release " + ((Numbered) mark).number());
            super.release(((Numbered) mark).inner());
        }

        @Override
        public void rollbackTo(Mark mark) {
            steps.add("back to " + ((Numbered) mark).number());
            super.rollbackTo(((Numbered) mark).inner());
        }
    }
}
