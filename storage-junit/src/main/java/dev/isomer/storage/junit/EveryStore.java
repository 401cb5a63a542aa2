package dev.isomer.storage.junit;

import dev.isomer.storage.model.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A {@link StoreTest} that runs once on each engine of the class path, each time with a store of its own. Without any
 * engine the test fails.
 *
 * <pre>
 *   &#64;UseSchema(Shop.class)
 *   final class ShopTest {
 *     &#64;EveryStore
 *     void namesAreUnique(Store store) { … }
 *   }
 * </pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(EveryStoreExtension.class)
public @interface EveryStore {
    /** What gives the schema, where the class has no {@link UseSchema}; it has a constructor without parameters. */
    Class<? extends Supplier<Schema>> value() default None.class;

    /** Whether every {@code write} runs twice, the first time rolled back; for a class: {@link WritesRunTwice}. */
    boolean writesRunTwice() default false;

    /** No schema named here. */
    final class None implements Supplier<Schema> {
        private None() {}

        @Override
        public Schema get() {
            throw new IllegalStateException(
                    "Name a schema: @UseSchema(MySchema.class) on the class, or @StoreTest(MySchema.class) or"
                            + " @EveryStore(MySchema.class) on the test.");
        }
    }
}
