package dev.isomer.storage.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The value, where not null, is the id of a row of another entity type. Indexed without being asked. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface References {
    /** The record class that is referred to. */
    Class<? extends Record> value();

    /** What happens to this row when the row that it refers to is deleted. */
    OnDelete onDelete() default OnDelete.RESTRICT;
}
