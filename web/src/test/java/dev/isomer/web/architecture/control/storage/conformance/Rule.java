package dev.isomer.web.architecture.control.storage.conformance;

/** Stands for the annotation of the same name. */
public @interface Rule {}
