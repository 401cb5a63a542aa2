package dev.isomer.storage.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In the tests of a class, and of the classes nested in it, every {@code write} runs twice, the first time rolled back:
 * what has effects outside of the store shows it, as it would where a database aborts a transaction.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WritesRunTwice {}
