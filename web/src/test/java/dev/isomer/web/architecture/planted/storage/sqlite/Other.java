package dev.isomer.web.architecture.planted.storage.sqlite;

/** Public beside the engine. */
public final class Other {}
