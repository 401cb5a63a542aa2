package dev.isomer.storage.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The rows that the tests of a class, and of the classes nested in it, begin with.
 *
 * <p>A fixture is loaded once for each engine in a run, however many classes use it, and every test is given a copy of
 * its own. A nested class may name another one.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface UseFixture {
    /** What loads the rows; it has a constructor without parameters. */
    Class<? extends Fixture> value();
}
