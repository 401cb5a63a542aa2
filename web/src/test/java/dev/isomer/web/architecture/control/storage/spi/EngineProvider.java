package dev.isomer.web.architecture.control.storage.spi;

/** Stands for the interface of the same name. */
public interface EngineProvider {}
