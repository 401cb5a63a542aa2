package dev.isomer.storage.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the rows get that a store holds already when it is opened with this attribute for the first time. It is no
 * default for new rows, whose constructor is given every value, and is not recorded: it may change, or go, later.
 *
 * <p>Not for the id, nor together with {@link References}: a new reference is {@code @Nullable} instead.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
    /**
     * The value as text: a text as it is; a number in decimals ({@code -12}, {@code 2.5e-3}); {@code true} or
     * {@code false}; an instant as ISO 8601 in UTC ({@code 2026-01-31T12:00:00Z}); {@code Bytes} as pairs of
     * hexadecimal digits ({@code 00ff}); an enum constant by its name.
     */
    String value();
}
