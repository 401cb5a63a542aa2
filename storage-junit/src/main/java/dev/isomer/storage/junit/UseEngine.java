package dev.isomer.storage.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The engine that the tests of a class, and of the classes nested in it, run on, whatever is chosen for the run. It
 * does not concern {@link EveryStore}.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface UseEngine {
    /** What URLs of the engine begin with: {@code memory}, {@code sqlite}, … */
    String value();
}
