package dev.isomer.storage.junit;

import dev.isomer.storage.model.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test with a store of its own; stands in the place of {@code @Test}.
 *
 * <p>The store is a parameter of type {@code Store}, the same in the test and in its {@code @BeforeEach} and
 * {@code @AfterEach} methods. It has the rows of the class's {@link UseFixture}, or none: a fork of what the fixture
 * made, in constant time, where the engine can do that, and otherwise a copy of its files. Safe in parallel.
 *
 * <p>The engine is {@link #engine}, or that of the class's {@link UseEngine}, or that of the system property
 * {@code isomer.test.engine}, or of the environment variable {@code ISOMER_TEST_ENGINE}, or {@code memory}.
 *
 * <p>After the test the store is verified (what {@code verify()} finds fails the test), closed and removed. If the test
 * has failed, the store is kept in {@code target/failed-stores}: a dump, and the files of an engine that has some.
 *
 * <pre>
 *   &#64;UseSchema(Shop.class)
 *   &#64;UseFixture(ManyProducts.class)
 *   final class ShopTest {
 *     &#64;StoreTest
 *     void discounts(Store store) { … }
 *   }
 * </pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(StorePerTest.class)
public @interface StoreTest {
    /** What gives the schema, where the class has no {@link UseSchema}; it has a constructor without parameters. */
    Class<? extends Supplier<Schema>> value() default EveryStore.None.class;

    /** What URLs of the engine begin with: {@code memory}, {@code sqlite}, …; empty for the one of the class or run. */
    String engine() default "";

    /** Whether every {@code write} runs twice, the first time rolled back; for a class: {@link WritesRunTwice}. */
    boolean writesRunTwice() default false;
}
