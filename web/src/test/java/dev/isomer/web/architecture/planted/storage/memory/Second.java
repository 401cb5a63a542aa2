package dev.isomer.web.architecture.planted.storage.memory;

/** The second public class of an engine. */
public final class Second {}
