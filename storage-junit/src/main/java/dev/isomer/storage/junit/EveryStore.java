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
 * A test that runs once on each engine of the class path, each time with a store of its own.
 *
 * <p>The store is a parameter of type {@code Store}: new, empty, of the schema that {@link #value} or the class's
 * {@link UseSchema} names. After the test it is verified (what {@code verify()} finds fails the test), closed and
 * removed. Safe in parallel. Without any engine the test fails.
 *
 * <pre>
 *   &#64;UseSchema(ShopSchema.class)
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

    /** No schema named here. */
    final class None implements Supplier<Schema> {
        private None() {}

        @Override
        public Schema get() {
            throw new IllegalStateException("Name a schema: @EveryStore(MySchema.class), or @UseSchema on the class.");
        }
    }
}
