package dev.isomer.storage.junit;

import dev.isomer.storage.model.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;

/** The schema of the stores that the tests of a class are given. */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface UseSchema {
    /** What gives the schema; it has a constructor without parameters. */
    Class<? extends Supplier<Schema>> value();
}
