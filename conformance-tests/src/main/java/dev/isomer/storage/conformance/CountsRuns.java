package dev.isomer.storage.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a test whose works have effects outside of the store on purpose, such as counting how often they run. Where the
 * kit runs every write twice, it runs this one's once.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CountsRuns {}
