package dev.isomer.web.architecture.control.storage.memory;

/** A second public class of an engine. */
public final class BreaksHiding {}
