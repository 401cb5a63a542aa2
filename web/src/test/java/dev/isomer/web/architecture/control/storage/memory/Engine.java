package dev.isomer.web.architecture.control.storage.memory;

import dev.isomer.web.architecture.control.storage.spi.EngineProvider;

/** Stands for the public class of an engine. */
public final class Engine implements EngineProvider {}
