package dev.isomer.storage.junit;

import dev.isomer.storage.model.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The schema of the stores that the tests of a class, and of the classes nested in it, are given.
 *
 * <p>With it any test may have a parameter of type {@code Store}, as if it were a {@link StoreTest}: a
 * {@code @ParameterizedTest}, after its own parameters, too.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(StorePerTest.class)
public @interface UseSchema {
    /** What gives the schema; it has a constructor without parameters. */
    Class<? extends Supplier<Schema>> value();
}
